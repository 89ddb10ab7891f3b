import operator as op
print(op.add(1, 2), op.sub(5, 3), op.truediv(1, 4), op.concat("a", "b"), op.contains([1], 1), op.countOf([1, 1, 2], 1), op.indexOf("abc", "c"), op.getitem([5, 6], 1), op.index(True), op.not_(0), op.truth([]), op.is_(None, None), op.xor(5, 1), op.inv(0), op.length_hint([1, 2]))
print(op.itemgetter(1)("abc"), op.itemgetter(0, 2)("abc"), op.attrgetter("real", "imag")(3 + 4j), op.attrgetter("__class__.__name__")(5), op.methodcaller("split", ",", 1)("a,b,c"))
l = [1]
print(op.iadd(l, [2]), l, op.setitem(l, 0, 9), op.delitem(l, 1), l)
for f in (lambda: op.itemgetter(), lambda: op.itemgetter(5)("a"), lambda: op.attrgetter("x.y")(5), lambda: op.methodcaller(), lambda: op.index(1.5), lambda: op.add(1), lambda: op.attrgetter(5), lambda: op.indexOf([1], 2)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
