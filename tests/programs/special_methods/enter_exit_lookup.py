class A: pass
a = A()
a.__enter__ = lambda: 1
a.__exit__ = lambda *x: None
class NoExit:
    def __enter__(self): print("enter called"); return 1
class NoEnter:
    def __exit__(self, *a): pass
for m in (a, NoExit(), NoEnter(), 5, None):
    try:
        with m as x: print("body")
    except TypeError as e:
        print(e)
