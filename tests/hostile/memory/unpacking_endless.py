# ends: error memory
import itertools
print(*itertools.repeat(1))
