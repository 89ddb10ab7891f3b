# ends: error memory
import itertools
[].extend(itertools.repeat([]))
