# ends: error memory
import itertools
tuple(itertools.count())
