# ends: timeout
import itertools
all(itertools.repeat(True))
