class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
try:
    class C(A, B): pass
except TypeError as e:
    print(e)
class M3(M1, M2): pass
class D(A, B, metaclass=M3): pass
print(type(D).__name__)
class E(A, metaclass=type): pass
print(type(E).__name__)
def factory(name, bases, ns, **kw):
    print(name, bases, sorted(k for k in ns if k[0] != "_"), kw)
    return "not a class"
class F(A, metaclass=factory, flag=True):
    x = 1
print(F)
try:
    class G(metaclass=5): pass
except TypeError as e:
    print(e)
try:
    class H(A, unknown=1): pass
except TypeError as e:
    print(e)
