# ends: error memory
import itertools
first, *rest = itertools.repeat(1)
