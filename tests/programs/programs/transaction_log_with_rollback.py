from contextlib import contextmanager
class Store:
    def __init__(self): self.data, self.journal = {}, []
    @contextmanager
    def transaction(self, name):
        mark = len(self.journal)
        try:
            yield self
        except Exception as e:
            while len(self.journal) > mark:
                key, had, old = self.journal.pop()
                if had: self.data[key] = old
                else: del self.data[key]
            e.add_note(f"rolled back {name}")
            raise
        else:
            if mark == 0: self.journal.clear()
    def __setitem__(self, k, v):
        self.journal.append((k, k in self.data, self.data.get(k)))
        self.data[k] = v
    def __getitem__(self, k): return self.data[k]
s = Store()
with s.transaction("init"):
    s["a"] = 1; s["b"] = 2
try:
    with s.transaction("outer"):
        s["a"] = 10
        try:
            with s.transaction("inner"):
                s["a"] = 100; s["c"] = 3
                raise ValueError("inner fails")
        except ValueError as e:
            print(e, e.__notes__, s.data)
        s["d"] = s["missing"]
except KeyError as e:
    print(repr(e), e.__notes__, s.data, s.journal)
with s.transaction("more"):
    with s.transaction("nested"): s["b"] = "kept"
    s["e"] = 5
print(s.data, s.journal)
def risky(n):
    with s.transaction(f"risky {n}"):
        s["n"] = n
        if n % 2: raise RuntimeError(n)
        return n
print([risky(n) for n in (0, 2)], s["n"])
errors = []
for n in range(4):
    try: risky(n)
    except RuntimeError as e: errors.append((e.args[0], e.__notes__, s["n"]))
print(errors)
