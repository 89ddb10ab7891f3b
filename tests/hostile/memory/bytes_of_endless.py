# ends: error memory
import itertools
bytes(itertools.repeat(1))
