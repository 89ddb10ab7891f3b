def outer():
    class Inner:
        def method(self):
            def deep(): pass
            return deep
    return Inner, lambda: 0
cls, lam = outer()
print(outer.__qualname__, cls.__qualname__, cls.method.__qualname__, cls().method().__qualname__, lam.__qualname__, lam.__name__)
def g():
    global top
    def top(): pass
    class C: pass
    return C
g()
print(top.__qualname__, g().__qualname__, [x.__qualname__ for x in [lambda: 1]], (x for x in []).__qualname__)
