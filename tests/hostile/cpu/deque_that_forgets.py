# ends: timeout
import collections, itertools
collections.deque(itertools.repeat(1), maxlen=0)
