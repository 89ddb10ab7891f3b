import copy, operator
it = iter([1, 2, 3])
next(it)
print(operator.length_hint(it), list(copy.copy(it)), operator.length_hint(range(9).__iter__()), operator.length_hint("abc"), operator.length_hint(x for x in []), operator.length_hint(zip(), 42))
r = reversed("abc"); next(r); print(list(r), operator.length_hint(reversed([1, 2, 3])))
d = iter({1: 1, 2: 2}); next(d); print(operator.length_hint(d), operator.length_hint(iter({1, 2})), operator.length_hint(iter(b"ab")))
