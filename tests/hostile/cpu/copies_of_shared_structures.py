# ends: timeout memory
import copy, pickle, json, pprint
x = []
for i in range(60): x = [x, x]
class NoMemo(dict):
    def __setitem__(self, key, value): pass
    def get(self, key, default=None): return default
copy.deepcopy(x, NoMemo())
