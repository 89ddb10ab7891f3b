# ends: error memory
import collections, itertools
collections.Counter(itertools.count())
