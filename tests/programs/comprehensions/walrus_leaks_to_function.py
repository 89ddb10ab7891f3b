def f(data):
    found = [last := x * 2 for x in data if (y := x) > 1]
    return found, last, y
print(f([1, 2, 3]))
total = 0
print([total := total + v for v in (1, 2, 3)], total)
def g():
    any((hit := n) > 2 for n in range(10))
    return hit
print(g())
for source in ("[x := 1 for x in [1]]", "[t := t + v for t in [0] for v in [1]]", "[y for y in (z := [1])]", "class A:\n [w := 1 for _ in [1]]", "[(x := 0) for y in [1] for x in [2]]"):
    try:
        exec(source)
        print("ok")
    except SyntaxError as e:
        print(e.msg)
