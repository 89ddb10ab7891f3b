class A:
    @property
    def p(self): return self.missing
    def __getattr__(self, name):
        print("getattr", name)
        if name == "p": return "fallback"
        raise AttributeError(f"no {name}")
print(A().p)
class B:
    @property
    def p(self): return self.missing
print(hasattr(B(), "p"), getattr(B(), "p", "default"))
try:
    B().p
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
