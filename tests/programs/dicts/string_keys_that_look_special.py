d = {"__proto__": 1, "constructor": 2, "toString": 3, "hasOwnProperty": 4, "": 5, "0": 6, 0: 7, "length": 8, "1.0": 9, 1.0: 10, "None": 11, None: 12, "valueOf": 13}
print(d)
print(d["__proto__"], d["constructor"], d[""], d["0"], d[0], d[1], d[None], d.get("prototype"), "__defineGetter__" in d)
class A: pass
a = A()
for name in ("constructor", "toString", "valueOf", "prototype", "length"):
    print(hasattr(a, name), end=" ")
setattr(a, "constructor", "mine"); a.toString = 1
print(a.__dict__, a.constructor, dict(hasOwnProperty=1, __proto__=2))
def f(**kw): return kw
print(f(__proto__=1, constructor=2), sorted(vars(A()).items()))
