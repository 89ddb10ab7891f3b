class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d.get(k, f"no {k}")
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
g = Grid()
g[1, 2] = "a"; g["x"] = "b"; g[True] = "t"
print(g[1, 2], g[(1, 2)], g[1], g[1:2], len(g.d))
del g["x"]
class Only:
    def __getitem__(self, k): return k
o, n, nothing, f = Only(), 5, None, lambda: 0
for source in ("o[0] = 1", "del o[0]", "o[0] += 1", "del g['zz']", "n[0]", "n[0] = 1", "del n[0]", "nothing[0]", "len[0]", "f[0]", "o.x[0]"):
    try:
        exec(source)
    except Exception as e:
        print(type(e).__name__, e)
