"""Unpacked aliases stay so when copied and pickled; dir() shows what an alias has."""
import copy
import pickle
import weakref

alias = (*tuple[int, ...],)[0]
print(alias, copy.copy(alias), copy.deepcopy(alias), pickle.loads(pickle.dumps(alias)))
print(memoryview[int])
kept = list[int]
print(weakref.ref(kept)() is kept)
names = dir(kept)
print("append" in names, "__origin__" in names, "__bases__" in names, "__copy__" in names)
print([name for name in names if not hasattr(kept, name)])
