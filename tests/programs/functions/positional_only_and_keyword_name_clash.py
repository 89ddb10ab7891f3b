def f(a, b=2, /, c=3, *, d=4, **kw): return a, b, c, d, kw
print(f(1), f(1, c=9), f(1, 5, 6, d=7), f(1, a=10, b=20), f(1, 2, 3, x=1))
for call in (lambda: f(), lambda: f(a=1), lambda: f(1, 2, 3, 4), lambda: f(1, 2, 3, c=4)):
    try:
        print(call())
    except TypeError as e:
        print(e)
for source in ("def f(/, a): pass", "def f(a, /, b, /): pass", "def f(a, *, /): pass", "def f(*, a, /): pass", "def f(a=1, /, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(a, a): pass", "def f(**k, a): pass", "def f(*a, *b): pass", "def f(a, **k, *b): pass", "def f((a, b)): pass", "lambda a, a: 0", "def f(a, b=1, c): pass", "def f(*a=1): pass", "def f(None): pass", "f(a=1, 2)", "f(**a, *b)", "f(**a, b)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "f(True=1)", "f(*)", "def f(x=): pass", "def f(a, /, **k, b): pass"):
    try:
        compile(source, "s", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
