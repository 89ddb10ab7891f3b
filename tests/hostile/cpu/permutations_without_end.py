# ends: timeout
import itertools, collections
collections.deque(itertools.permutations(range(30)), maxlen=0)
