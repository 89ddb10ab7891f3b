# ends: error memory
import itertools
sorted(itertools.repeat(1))
