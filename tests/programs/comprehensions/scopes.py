x = "outer"
print([x for x in range(3)], x)
print({x: y for x, y in zip("ab", "cd")}, x, {x for x in [1, 1]}, list(x for x in "z"), x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def f():
    y = 5
    return [[y * a for a in range(2)] for y in (1, 2)], y
print(f())
