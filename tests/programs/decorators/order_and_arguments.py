def tag(name):
    print("make", name)
    def deco(f):
        print("apply", name, f.__name__)
        def wrapper(*a, **k):
            return f"<{name}>{f(*a, **k)}</{name}>"
        wrapper.__name__ = f"{name}_{f.__name__}"
        return wrapper
    return deco
@tag("b")
@tag("i")
def text(x): return x
print(text("hi"), text.__name__)
@(lambda f: f())
def result(): return 42
print(result)
