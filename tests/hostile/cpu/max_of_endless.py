# ends: timeout
import itertools
max(itertools.repeat(1))
