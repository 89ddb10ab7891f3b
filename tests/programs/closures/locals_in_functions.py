def f(a, b=2):
    c = a + b
    snapshot = locals()
    snapshot["a"] = "changed"
    d = 1
    return a, sorted(snapshot), sorted(locals()), locals() is locals()
print(f(1))
def g():
    x = 1
    def inner():
        y = x
        return locals()
    return inner()
print(g())
def h():
    exec("z = 5")
    return "z" in locals()
print(h(), (lambda q: locals())(3), sorted(k for k in {k: locals() for k in "a"}))
class K:
    a = 1
    locals()["b"] = 2
print(K.b)
