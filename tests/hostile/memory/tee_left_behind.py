# ends: memory
import itertools
one, other = itertools.tee(itertools.count())
for item in one:
    pass
