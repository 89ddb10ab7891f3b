x = [1]
y = x
try:
    x += 5
except TypeError as e:
    print(e)
print(x is y, x)
class A:
    def __setattr__(self, n, v): raise AttributeError("locked")
    v = [1]
a = A()
try:
    a.v += [2]
except AttributeError as e:
    print(e, A.v)
def gen_add():
    n = 0
    n += (yield n)
    return n
g = gen_add(); next(g)
try:
    g.send(7)
except StopIteration as e:
    print(e.value)
s = "a"
s *= 3; s += "b"; s %= ()
print(s)
