# ends: timeout
import itertools
dict.fromkeys(itertools.repeat(1))
