class O: pass
o = O(); o.x = 1
calls = []
def get(): calls.append("get"); return o
def idx(): calls.append("idx"); return 0
l = [10, 20]
get().x += 5
l[idx()] *= 3
l[-1:] += [1, 2]
print(o.x, l, calls)
d = {"a": [1]}
d["a"] += (2,)
d["b"] = d.get("b", 0) + 1
t = ([1], "x")
try:
    t[1] += "y"
except TypeError as e:
    print(e)
try:
    t[0].append(2); t[0] += [3]
except TypeError as e:
    print(e, t)
print(d)
for source in ("x += 1, 2", "(a, b) += 1", "f() += 1", "a + b += 1", "[a] += 1", "5 += 1", "x = y += 1", "a.b.c **= 2", "(x) += 1", "'a' += 'b'", "None += 1", "x += yield", "*a += 1", "a if b else c += 1"):
    try:
        compile(source, "s", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
