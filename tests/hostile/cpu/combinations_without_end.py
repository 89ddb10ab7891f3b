# ends: timeout
import itertools, collections
collections.deque(itertools.combinations(range(60), 30), maxlen=0)
