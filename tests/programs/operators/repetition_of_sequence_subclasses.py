class A(str):
    def __mul__(self, other): return NotImplemented
class B(list):
    def __mul__(self, other): return "mul"
class C(tuple):
    def __rmul__(self, other): return NotImplemented
class D(bytes):
    def __mul__(self, other): return NotImplemented
    def __rmul__(self, other): return NotImplemented
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for o in (A("ab"), B([1]), C((1,)), D(b"x")):
    t(lambda: True * o); t(lambda: 2 * o); t(lambda: o * 2); t(lambda: o.__rmul__(2)); t(lambda: o.__mul__(2))
    t(lambda: 1.5 * o); t(lambda: o * 1.5); t(lambda: None * o); t(lambda: o*None); t(lambda: "a" * o); t(lambda: [1] * o)
    x = o
    def g():
        x = o
        x *= 2
        return x
    t(g)
    t(lambda: __import__("operator").mul(2, o)); t(lambda: __import__("operator").concat(o, o))
class Bytes(bytes): pass
class BA(bytearray): pass
t(lambda: Bytes() + 1); t(lambda: BA() + 1); t(lambda: Bytes() + "a"); t(lambda: BA().__iadd__(1)); 
def h():
    a = BA(); a += 3
t(h)
class T(tuple): pass
class L(list): pass
class S(str): pass
t(lambda: T() + 1); t(lambda: L() + 1); t(lambda: S() + 1); t(lambda: T() + L()); t(lambda: () + T); t(lambda: [] + ())
