class Loud:
    def __setattr__(self, n, v): print("set", n, v)
    def __setitem__(self, k, v): print("item", k, v)
l = Loud()
def key(k): print("key", k); return k
l.a, l[key(1)], (l.b, *l.c) = "x", "y", "zw"
l.p = l[key(2)] = l.q = "chained"
try:
    l.one, missing.two, l.three = 1, 2, 3
except NameError as e:
    print(e)
i = 0
i, a = 1, i
print(i, a)
a = [1, 2, 3]
i = 0
i, a[i] = 2, "z"
print(a)
x = y = z = 0
x, x, x = 1, 2, 3
print(x)
