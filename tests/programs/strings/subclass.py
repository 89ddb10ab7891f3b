class Tag(str):
    def __new__(cls, text, kind="t"):
        self = super().__new__(cls, text)
        self.kind = kind
        return self
    def __add__(self, other):
        return Tag(str.__add__(self, other), self.kind + "+")
t = Tag("hi", "b")
u = t + " there"
print(t, u, u.kind, type(u).__name__, type(t.upper()).__name__, type(t[:]).__name__, type(str(t)).__name__, t == "hi", {"hi": 1}[t], type("%s" % t).__name__, "".join([t]), isinstance(t, str), t.__class__.__name__, type("".join([t])).__name__, repr(t))
