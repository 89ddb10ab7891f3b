import sys


def attempt(name, action):
    try:
        print(name, action())
    except Exception as error:
        print(name, type(error).__name__, error)


class Name(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        return str.__eq__(self, other)


def function():
    x = 1
    frame = sys._getframe()
    proxy = frame.f_locals
    kind = type(proxy)
    proxy[Name("x")] = 2
    print(x, proxy[Name("x")], Name("x") in proxy, Name("y") in proxy)
    print(proxy.__reversed__())
    attempt("unhashable", lambda: proxy[[]])
    attempt("unhashable", lambda: proxy.get([]))
    attempt("update", lambda: proxy.update([("x", 3)]))
    attempt("update", lambda: proxy.update(5))
    attempt("update", lambda: proxy.update({"x": 4}))
    attempt("ior", lambda: proxy.__ior__([("x", 3)]))
    attempt("new", lambda: kind(frame) == proxy)
    attempt("new", lambda: kind())
    attempt("new", lambda: kind(1))
    attempt("new", lambda: kind(frame, 1))
    attempt("new", lambda: kind(frame, a=1))
    print(x)


def recursive():
    proxy = sys._getframe().f_locals
    print(proxy)


function()
recursive()
