# ends: ok error
class I(int):
    def __index__(self): return self
    def __add__(self, o): raise KeyError
    __radd__ = __mul__ = __rmul__ = __eq__ = __lt__ = __add__
    __hash__ = int.__hash__
class S(str):
    def __len__(self): return -5
    def __str__(self): return self
    def __eq__(self, o): raise KeyError
    def __getitem__(self, i): return 5
    __hash__ = str.__hash__
class L(list):
    def __len__(self): return 10**10
    def __iter__(self): return self
    def __next__(self): raise StopIteration
    def __getitem__(self, i): return self
class D(dict):
    def __getitem__(self, k): raise ValueError
    def keys(self): return 5
    def items(self): return 5
    def __iter__(self): return iter([1, 2, 3])
import json, struct, re, operator
values = [I(5), S("abc"), L([1, 2]), D(a=1)]
actions = [lambda v: "x" * v, lambda v: [1] * v, lambda v: range(v), lambda v: "%s %d" % (v, v), lambda v: f"{v}{v!r}", lambda v: {v: 1}, lambda v: [v] == [v], lambda v: sorted([v, v]), lambda v: sum([v, v]), lambda v: max(v, v), lambda v: json.dumps(v), lambda v: struct.pack("i", v), lambda v: re.match(v, v), lambda v: "a".join(v), lambda v: "a".replace(v, v), lambda v: v.join(v), lambda v: dict(v), lambda v: (lambda *a, **k: 1)(*v, **v), lambda v: exec(v), lambda v: getattr(1, v), lambda v: __import__(v), lambda v: open(v), lambda v: type(v, (), v), lambda v: bytes(v), lambda v: int(v), lambda v: list(v), lambda v: set(v), lambda v: [*v], lambda v: print(v, sep=v, end=v), lambda v: 1 << v, lambda v: 2 ** v, lambda v: [1, 2][v], lambda v: "abc"[v:v], lambda v: round(1.5, v), lambda v: int("1", v), lambda v: chr(v)]
for value in values:
    for action in actions:
        try:
            action(value)
        except Exception as e:
            pass
print("done")
