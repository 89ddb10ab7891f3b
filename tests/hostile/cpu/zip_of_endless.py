# ends: timeout
import itertools, collections
collections.deque(zip(itertools.count(), itertools.repeat(2)), maxlen=0)
