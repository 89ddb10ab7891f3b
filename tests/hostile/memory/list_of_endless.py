# ends: error memory
import itertools
list(itertools.repeat(1))
