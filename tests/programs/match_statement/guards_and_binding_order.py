def g(n):
    print("guard", n)
    return n > 1
for v in (1, 2):
    match v:
        case x if g(x): print("first", x)
        case x if not g(x): print("second", x)
match (1, 2):
    case (a, b) if (c := a + b) > 3: print("no")
    case (a, 3): print("no")
    case _: print(a, b, c)
def bind(x):
    match x:
        case [p, 1]: pass
        case [q, 2]: pass
    return sorted(locals())
print(bind([5, 1]), bind([5, 2]), bind(3))
try:
    match 1:
        case n if 1 / 0: pass
except ZeroDivisionError as e:
    print(e, n)
