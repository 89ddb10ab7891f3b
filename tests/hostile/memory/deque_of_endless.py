# ends: error memory
import collections, itertools
collections.deque(itertools.repeat(1))
