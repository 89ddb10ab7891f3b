print(dict(), dict(a=1, b=2), dict([("a", 1), ("b", 2)]), dict({"x": 1}, y=2), dict(zip("ab", (1, 2))), dict(["ab", "cd"]), dict([[1, 2]], k=3), {**{"a": 1}, "b": 2, **{"a": 3}}, dict({"self": 1}, self=2), dict(mapping=1, iterable=2))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: dict([1, 2]))
attempt(lambda: dict([(1, 2, 3)]))
attempt(lambda: dict(["abc"]))
attempt(lambda: dict(5))
attempt(lambda: dict({}, {}))
attempt(lambda: dict([("a", 1), 5]))
attempt(lambda: dict(**{1: 2}))
attempt(lambda: {**5})
attempt(lambda: dict([([], 1)]))
attempt(lambda: {[]: 1})
attempt(lambda: {**[1]})
class Keys:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k * 2
print(dict(Keys()), {**Keys()}, dict(**Keys()))
