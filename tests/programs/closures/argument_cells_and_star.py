def f(a, *args, k=1, **kw):
    def show(): return a, args, k, kw
    a += 1
    kw["n"] = 0
    return show
print(f(1, 2, 3, k=4, z=5)())
def swap(a, b):
    def get(): return a, b
    a, b = b, a
    return get()
print(swap(1, 2))
def exc():
    try:
        1 / 0
    except ZeroDivisionError as e:
        get = lambda: e
        print(repr(get()))
    try:
        get()
    except NameError as err:
        print(err)
exc()
