from collections import Counter
c = Counter("mississippi")
print(c, c["i"], c["zz"], "zz" in c, c.most_common(2), sorted(c.elements()), c.total(), Counter(a=2, b=-1), Counter([1, 1]) == Counter({1: 2}))
a, b = Counter(a=3, b=1), Counter(a=1, c=2)
print(a + b, a - b, a & b, a | b, +Counter(x=-1, y=2), -Counter(x=-1), a == Counter(a=3, b=1, z=0), a >= Counter(a=1))
a.update("aab"); a.subtract({"b": 5}); print(a, Counter(), repr(Counter(x=1)))
del a["nope"]
a["k"] += 1
print(a.most_common(), dict(a), a.copy() == a)
try:
    Counter.fromkeys("ab")
except NotImplementedError as e:
    print(e)
