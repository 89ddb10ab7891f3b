def f():
    x: int
    y: undefined = 5
    print(y, sorted(locals()))
    try:
        x
    except UnboundLocalError as e:
        print(e)
f()
class O: pass
o, d = O(), {}
o.a: int = 5
d["k"]: str = "v"
(z): int = 3
o.b: print("evaluated even without value")
d["q"]: print("subscript too")
print(o.__dict__, d, z)
def g():
    o.c: print("not evaluated in functions") = 1
    (w): int = 2
    return w
print(g(), o.c)
for source in ("x: int, y: int", "(x, y): int", "[x]: int = 1", "f(): int", "1: int", "x: int: str", "x: = 1", "a + b: int", "x: *int", "x: (yield)", "def f(): x: (yield)", "def f(): x: (await y)", "x: (a := 1)", "None: int", "x, y: int", "x: int = y: str = 1", "lambda: x: int", "x: int = yield", "def f(a: *b): pass", "def f(*a: *b): pass"):
    try:
        compile(source, "s", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
