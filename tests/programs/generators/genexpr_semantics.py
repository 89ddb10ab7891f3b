data = [1, 2, 3]
g = (x * factor for x in data)
factor = 10
data.append(4)
print(list(g))
data = [1]
g = (x for x in data if x in data)
data = [2]
print(list(g), sum(x for x in range(4)), type(g).__name__, g.__name__, g.__qualname__)
g = ((yield_, n) for n, yield_ in enumerate("ab"))
print(list(g), g.close(), next(g, None))
h = (i for i in [1, 2])
next(h)
try:
    h.throw(ValueError("genexpr"))
except ValueError as e:
    print(e)
