# ends: ok error memory output
import sys, importlib.abc, importlib.machinery
class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        __import__(name + "x")
sys.meta_path.insert(0, Finder())
import nothing
