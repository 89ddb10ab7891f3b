# ends: timeout
import itertools
set(itertools.repeat(1))
