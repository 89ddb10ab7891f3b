# ends: timeout memory
import itertools
"".join(itertools.repeat(""))
