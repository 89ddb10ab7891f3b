import warnings
warnings.simplefilter("error")
class B:
    def __index__(self): return True
class MyInt(int): pass
class S:
    def __index__(self): return MyInt(1)
class N:
    def __index__(self): return "1"
for v in (B(), S(), N()):
    for f in (lambda: [5, 6][v], lambda: range(v), lambda: int(v), lambda: hex(v)):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
