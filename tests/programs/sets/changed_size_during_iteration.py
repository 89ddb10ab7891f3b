s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 100)
except RuntimeError as e:
    print(e)
t = {1}
try:
    for x in t:
        t.discard(x)
except RuntimeError as e:
    print(e, t)
u = {1, 2}
it = iter(u)
next(it)
u.add(3)
for _ in range(2):
    try:
        print(next(it))
    except (RuntimeError, StopIteration) as e:
        print(type(e).__name__, e)
