"""A module is shown by its spec, else by its file or its loader."""
import importlib.machinery
import sys
import types


class Loader:
    def __repr__(self):
        return "LOADER"


print(sys, types.ModuleType("plain"))
module = types.ModuleType("foo")
module.__loader__ = Loader()
print(module)
del module.__name__
print(module)
module = types.ModuleType("foo")
module.__file__ = "/file"
print(module)
module.__spec__ = importlib.machinery.ModuleSpec("bar", Loader(), origin="there")
print(module)
module.__spec__ = importlib.machinery.ModuleSpec("bar", Loader())
print(module)
module.__spec__ = importlib.machinery.ModuleSpec("bar", None)
print(module)
