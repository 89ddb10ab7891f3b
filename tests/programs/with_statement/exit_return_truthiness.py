class R:
    def __init__(self, r): self.r = r
    def __enter__(self): pass
    def __exit__(self, *a): return self.r
class BadBool:
    def __bool__(self): raise TypeError("no truth")
for r in (True, 1, "yes", [0], None, 0, "", NotImplemented, BadBool()):
    try:
        with R(r):
            raise ValueError("v")
        print("suppressed")
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))
with R(BadBool()): print("no exception, result ignored")
