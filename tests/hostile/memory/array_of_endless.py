# ends: error memory
import array, itertools
array.array("b", itertools.repeat(1))
