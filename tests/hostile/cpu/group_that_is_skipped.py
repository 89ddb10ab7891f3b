# ends: timeout
import itertools
groups = itertools.groupby(itertools.repeat(1))
next(groups)
next(groups)
