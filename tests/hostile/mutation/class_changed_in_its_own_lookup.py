# ends: ok error
class A:
    x = 1
class B:
    x = 2
class M(type):
    def mro(cls):
        try:
            C.__bases__ = (B,)
        except Exception:
            pass
        return type.mro(cls)
C = None
C = M("C", (A,), {})
C.__bases__ = (B,)
c = C()
class D(A):
    def __getattribute__(self, name):
        object.__setattr__(self, "__class__", B) if name == "y" else None
        return object.__getattribute__(self, name)
try:
    print(D().y)
except AttributeError as e:
    print(e)
