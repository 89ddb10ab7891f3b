# ends: timeout
import itertools, collections
collections.deque(map(abs, itertools.repeat(-1)), maxlen=0)
