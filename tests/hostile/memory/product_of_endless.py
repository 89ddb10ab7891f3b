# ends: memory error
import itertools
itertools.product(itertools.count(), [1])
