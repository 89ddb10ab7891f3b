from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.maxlen, d[0], d[-1], d.pop(), d.popleft(), len(d), 3 in d, d.index(3))
d.extend("ab"); d.extendleft("xy"); print(d)
e = deque(range(6)); e.rotate(2); print(e); e.rotate(-3); print(e, list(reversed(e)), e.count(1))
e.insert(2, "ins"); e.remove(4); del e[0]; e[0] = "set"; e.reverse(); print(e, e + deque([1]), e * 2 == e + e, deque() == deque([]), deque([1]) < deque([2]), e.copy() == e)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: e[99], lambda: e.remove("zz"), lambda: e.index("zz"), lambda: deque(maxlen=-1), lambda: deque(5), lambda: hash(e), lambda: e[0:1], lambda: d.insert(0, 1), lambda: e + [1]):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
try:
    for x in e: e.append(1)
except RuntimeError as x:
    print(x)
print(deque([1, 2], 1), deque("ab", None), bool(deque()))
