class C:
    def __format__(self, s): return f"fmt({s})"
    def __str__(self): return "str"
    def __repr__(self): return "repr\u20ac"
c, w, p = C(), 10, 3
print(f"{c}", f"{c!r}", f"{c!s}", f"{c!a}", f"{c:abc}", f"{c!r:>8}", f"{c:{w}}", f"{c:{'x' * p}}", f"{3.14159:{w}.{p}}|{3.14159:{w}.{p}f}|{'s':{'*'}^{w}}|{5:0{p}d}", f"{c:a{c!s:>5}b}")
