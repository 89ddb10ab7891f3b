class L(list):
    def total(self): return sum(self)
class Named:
    def __init__(self, name, *a):
        super().__init__(*a)
        self.name = name
class NL(Named, L): pass
n = NL("x", [1, 2])
print(n, n.name, n.total(), len(n), isinstance(n, list))
class D(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k) from None
d = D(a=1)
print(d.a, hasattr(d, "b"), d.keys())
class E(Exception):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
try:
    raise E(5, "text")
except E as e:
    print(e, e.args, e.code, repr(e))
for bases in ((int, str), (list, dict), (Exception, int), (object, list)):
    try:
        type("X", bases, {})
        print("ok")
    except TypeError as e:
        print(e)
