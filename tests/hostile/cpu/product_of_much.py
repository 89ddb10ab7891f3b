# ends: timeout memory error
import itertools, collections
collections.deque(itertools.product(range(10), repeat=10**6), maxlen=0)
