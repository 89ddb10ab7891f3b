# ends: timeout
import itertools
next(itertools.islice(itertools.repeat(1), 10**15, None))
