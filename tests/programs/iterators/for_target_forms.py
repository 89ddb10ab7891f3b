class Box: pass
b, items, d = Box(), [0, 0], {}
for b.x in range(3): pass
for items[1] in "ab": pass
for d["k"], items[0] in [(1, 2), (3, 4)]: pass
print(b.x, items, d)
for i, (j, *k) in enumerate([(1, 2, 3), "xy"]): print(i, j, k)
for [p, q] in {1: 2}.items(): print(p, q)
for x, in [(1,), (2,)]: print(x)
for x in 1, 2, *[3]: print(x, end=" ")
print()
try:
    for p, q in [(1, 2), 3]:
        print(p, q)
except TypeError as e:
    print(e)
