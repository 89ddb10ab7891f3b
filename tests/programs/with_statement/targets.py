class M:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): print("exit")
class O: pass
o, d = O(), {}
with M(1) as o.attr: print(o.attr)
with M(2) as d["k"]: print(d)
with M((1, (2, 3))) as (a, (b, *c)): print(a, b, c)
with M([4, 5]) as [x, y]: print(x, y)
try:
    with M((1, 2, 3)) as (p, q): print("no")
except ValueError as e:
    print(e)
try:
    with M(1) as o.x.y: print("no")
except AttributeError as e:
    print(e)
for source in ("with a as 1: pass", "with a as f(): pass", "with a as b + c: pass", "with a, : pass", "with: pass", "with (a as b, c as d,): pass", "with (a as b) as c: pass", "with (a, b) as c: pass", "with a as (b, c.d): pass", "with (yield): pass", "with a as b as c: pass"):
    try:
        compile(source, "s", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
