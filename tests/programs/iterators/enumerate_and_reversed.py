print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=3)), list(enumerate("a", 10**20)), list(enumerate(start=-1, iterable="xy")), list(reversed([1, 2])), list(reversed("ab")), list(reversed({1: 2, 3: 4})), list(reversed(range(3))))
class Rev:
    def __reversed__(self): return iter("custom")
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i * 5
class NoRev(Seq):
    __reversed__ = None
print(list(reversed(Rev())), list(reversed(Seq())))
for f in (lambda: reversed({1}), lambda: reversed(5), lambda: reversed(iter([])), lambda: reversed(NoRev()), lambda: enumerate(), lambda: enumerate("a", "b"), lambda: enumerate(5), lambda: reversed()):
    try:
        f()
    except TypeError as e:
        print(e)
