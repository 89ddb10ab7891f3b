# ends: memory
import itertools
for item in itertools.cycle(itertools.count()):
    pass
