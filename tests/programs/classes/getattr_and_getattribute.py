class A:
    x = 1
    def __init__(self): self.y = 2
    def __getattribute__(self, name):
        print("getattribute", name)
        if name == "blocked": raise AttributeError("blocked!")
        return super().__getattribute__(name)
    def __getattr__(self, name):
        print("getattr", name)
        return f"dynamic {name}"
    def __len__(self): return 3
a = A()
print(a.x); print(a.y); print(a.z); print(a.blocked); print(len(a)); print(getattr(a, "q", "unused"))
class B:
    def __getattr__(self, name): raise KeyError(name)
try:
    hasattr(B(), "x")
except KeyError as e:
    print("KeyError", e)
