# ends: error memory
import itertools
frozenset(itertools.count())
