class Old:
    def __len__(self): return 100
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
class Blocked(list):
    __iter__ = None
print(list(Old()), [*Old()], 2 in Old(), max(Old()), dict(zip(Old(), Old())))
for f in (lambda: list(Blocked([1])), lambda: 1 in Blocked([1]), lambda: [*Blocked()], lambda: iter(Blocked()), lambda: sum(Blocked([1]))):
    try:
        print(f())
    except TypeError as e:
        print(e)
class NoneAdd:
    __add__ = None
    __radd__ = None
for f in (lambda: NoneAdd() + 1, lambda: 1 + NoneAdd()):
    try:
        f()
    except TypeError as e:
        print(e)
