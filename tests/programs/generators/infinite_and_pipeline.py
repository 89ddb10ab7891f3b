def naturals():
    n = 0
    while True:
        yield n
        n += 1
def take(n, it):
    for _ in range(n):
        yield next(it)
def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x
def squares(it):
    return (x * x for x in it)
print(list(take(5, squares(evens(naturals())))))
src = naturals()
print([next(src) for _ in range(3)], list(take(2, src)), next(src))
