class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.registry.append((cls.__name__, tag))
class A(Base, tag="a"): pass
class B(A): pass
class C(A, tag="c"): pass
print(Base.registry, C.tag, B.tag)
try:
    class D(Base, wrong=1): pass
except TypeError as e:
    print(e)
class Picky(Base):
    def __init_subclass__(cls): raise ValueError(f"no subclass {cls.__name__}")
try:
    class E(Picky): pass
except ValueError as e:
    print(e, Base.registry[-1])
class X:
    def __init_subclass__(cls): print("X saw", cls.__name__)
class Y(X): pass
type("Z", (Y,), {})
