def f(alpha, beta=2): pass
def g(): pass
def h(a, /, b): pass
def k(a, b, /): pass
def m(a, /, **kw): return a, kw
for call in (lambda: f(1, gamma=3), lambda: f(1, betta=3), lambda: f(1, 2, beta=3), lambda: f(1, alpha=2), lambda: g(x=1), lambda: h(a=1, b=2), lambda: h(1, c=2), lambda: k(1, b=2), lambda: k(a=1, b=2), lambda: m(1, a=2), lambda: m(a=2), lambda: f(**{"a b": 1}), lambda: f(1, **{"beta": 1}, **{"beta": 2})):
    try:
        print(call())
    except TypeError as e:
        print(e)
