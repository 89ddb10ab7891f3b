fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
def make():
    out = []
    for i in range(3):
        def f(j=i): return i, j
        out.append(f)
    i = "rebound"
    return out
print([f() for f in make()])
def later():
    def f(): return value
    value = 1
    a = f()
    value = 2
    return a, f()
print(later())
