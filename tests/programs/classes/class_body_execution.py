print("before")
class A:
    print("body", __name__, __qualname__, __module__, __firstlineno__)
    x = 1
    for i in range(3):
        x += i
    if x > 3:
        def m(self): return "defined conditionally"
    y = [x]
    def x_of(self): return self.x
    import math as mth
    with open.__class__ and __import__("contextlib").nullcontext(5) as z: pass
    try: 1 / 0
    except ZeroDivisionError: caught = True
    del y
print(A.x, A.i, A().m(), A.mth.floor(2.5), A.z, A.caught, hasattr(A, "y"), sorted(k for k in vars(A) if not k.startswith("_")))
try:
    class Broken:
        a = 1
        raise RuntimeError("in body")
except RuntimeError as e:
    print(e)
print("Broken" in globals())
