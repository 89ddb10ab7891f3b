print(sum([1, 2]), sum([], 5), sum([[1], [2]], []), sum((0.1,) * 3), sum([True, True]), sum(range(101)), sum([1, 2], start=10), sum([10**20, 1.5]), sum([1, 2.5, 3j]), sum({1: "a", 2: "b"}))
print(any([]), all([]), any([0, "", None]), all([1, "a", [0]]), any(x > 2 for x in [1, 3]), all(x for x in [1, 0, 1 / 1]))
class A:
    def __add__(self, o): return "added"
    def __radd__(self, o): return f"radd {o}"
print(sum([A()]), sum([1, A()]))
for f in (lambda: sum([1, "a"]), lambda: sum(["a"], ""), lambda: sum([[1]], ()), lambda: sum([1], bytearray()), lambda: all(1), lambda: any([1], 2), lambda: sum([], start="")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
