class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"injected": 1}
    def __new__(m, name, bases, ns, **kw):
        print("new", name, [k for k in ns if not k.startswith("__")], kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a)
        return super().__call__(*a, **k)
    def __len__(cls): return 42
    def __getattr__(cls, name): return f"meta:{name}"
    def __repr__(cls): return f"<{cls.__name__}>"
    def __contains__(cls, x): return x == 1
    def __iter__(cls): return iter("it")
    @property
    def prop(cls): return "meta prop"
class A(metaclass=Meta, opt=1):
    x = 2
    def __init__(self, v): self.v = v
a = A(5)
print(A, len(A), A.missing, 1 in A, list(A), A.prop, A.injected, a.v, type(A).__name__, isinstance(A, Meta))
try:
    a.prop
except AttributeError as e:
    print(e)
class B(A): pass
print(B, type(B).__name__)
