# ends: timeout
import itertools
for key, group in itertools.groupby(itertools.repeat(1)):
    print(key, sum(1 for item in group))
