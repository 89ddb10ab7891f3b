class HasContains:
    def __contains__(self, x): return x if x != "raise" else 1 / 0
class HasIter:
    def __iter__(self): return iter([1, 2, float("nan")])
class NoContains(list): __contains__ = None
class NotContainer: pass
print(0 in HasContains(), "yes" in HasContains(), 5 not in HasContains(), [] in HasContains(), 2 in HasIter(), 9 not in HasIter())
for f in (lambda: "raise" in HasContains(), lambda: 1 in NoContains(), lambda: 1 in NotContainer(), lambda: 1 in 5, lambda: 1 not in None):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(1 in [1] == True, (1 in [1]) == True, 1 in [1] in [[1]], not 1 in [2], 1 not in [2] != False)
