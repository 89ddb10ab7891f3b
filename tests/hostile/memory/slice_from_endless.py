# ends: error memory
import itertools
items = []
items[:] = itertools.repeat(1)
