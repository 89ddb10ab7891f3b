# ends: timeout
import itertools
any(itertools.repeat(False))
