# ends: error memory
import itertools
bytearray().extend(itertools.repeat(1))
