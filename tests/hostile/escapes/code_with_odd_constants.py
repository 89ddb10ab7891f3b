# ends: ok error crashed
import types
def f():
    return 1
class Odd:
    def __eq__(self, other): raise ValueError("eq")
    def __hash__(self): return 1
deep = ()
for i in range(5000):
    deep = (deep,)
code = f.__code__
for consts in ((Odd(),), (deep,), (code,) * 50, ([],), (f, print, type), (..., NotImplemented, 1j, -0.0, float("nan"))):
    for names in ((), ("__class__",), ("__proto__", "constructor"), ("\0", "\ud800", ""), ("x" * 100_000,)):
        try:
            made = code.replace(co_consts=consts, co_names=names, co_varnames=names, co_nlocals=len(names))
            hash(made), made == code, repr(made), types.FunctionType(made, {})()
        except BaseException as e:
            type(e).__name__
print("done")
