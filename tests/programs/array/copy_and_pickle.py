import copy
import pickle
from array import array

for code, initial in [("i", [1, -2]), ("w", "añ"), ("d", [0.5]), ("B", b"xy")]:
    original = array(code, initial)
    assert copy.copy(original) == copy.deepcopy(original) == original
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        loaded = pickle.loads(pickle.dumps(original, protocol))
        print(code, protocol, loaded, loaded.typecode == code)
iterator = iter(array("i", [1, 2, 3]))
next(iterator)
print(iterator.__reduce__(), list(copy.copy(iterator)), list(iterator), iterator.__reduce__())
