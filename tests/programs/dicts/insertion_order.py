d = {"b": 1, "a": 2, "c": 3}
d["a"] = 9
print(list(d))
del d["b"]
d["b"] = 0
print(list(d), d.popitem(), list(reversed(d)), d)
d.update(z=1, a=5)
print(d, list(d.items())[0], {2: 0, 1: 0, "1": 0})
d.clear()
print(d, d == {})
for i in range(5):
    d[i % 3] = i
print(d)
