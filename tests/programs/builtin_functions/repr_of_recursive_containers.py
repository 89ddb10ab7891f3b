l = [1]; l.append(l)
d = {"k": l}; d["d"] = d
t = ([],); t[0].append(t)
class S(list): pass
s = S([1]); s.append(s)
print(l, d, t, s)
from collections import deque, OrderedDict, defaultdict
q = deque([1]); q.append(q)
o = OrderedDict(a=1); o["o"] = o
dd = defaultdict(list); dd["x"] = dd
print(q, o, dd)
class R:
    def __init__(self): self.me = [self]
    def __repr__(self): return f"R({len(self.me)})"
print(R(), R().me, str(l) == repr(l), [l, l], {1: {2: {3: {}}}})
