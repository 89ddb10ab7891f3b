class NoNext:
    def __iter__(self): return 5
class IterNone:
    __iter__ = None
    def __getitem__(self, i): return i
class Raises:
    def __iter__(self): raise ValueError("iter failed")
class ListIter:
    def __iter__(self): return [1]
for obj in (NoNext(), IterNone(), Raises(), ListIter(), 5, None, object):
    try:
        for x in obj:
            print(x)
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: next([1]), lambda: next(5), lambda: iter(5), lambda: next(), lambda: next(iter([])), lambda: iter(), lambda: next(iter([]), 1, 2), lambda: iter(1, 2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
