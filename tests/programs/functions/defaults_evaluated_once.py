def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f(3, []), f.__defaults__)
n = 5
def g(a=n, *, b=n * 2): return a, b
n = 99
print(g(), g.__kwdefaults__)
g.__defaults__ = (1,)
g.__kwdefaults__ = {"b": "new"}
print(g())
g.__defaults__ = None
try:
    g()
except TypeError as e:
    print(e)
g.__kwdefaults__ = None
try:
    g(1)
except TypeError as e:
    print(e)
for bad in ([1], 5):
    try:
        g.__defaults__ = bad
    except TypeError as e:
        print(e)
