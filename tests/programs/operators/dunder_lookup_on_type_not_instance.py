class A: pass
a = A()
a.__len__ = lambda: 5
a.__add__ = lambda o: "added"
a.__call__ = lambda: "called"
a.__iter__ = lambda: iter([1])
a.__repr__ = lambda: "instance repr"
a.__eq__ = lambda o: True
a.__bool__ = lambda: False
a.__getitem__ = lambda i: i
for f in (lambda: len(a), lambda: a + 1, lambda: a(), lambda: iter(a), lambda: a == 5, lambda: bool(a), lambda: a[0], lambda: repr(a) == "instance repr", lambda: a.__len__()):
    try:
        print(f())
    except TypeError as e:
        print(e)
A.__len__ = lambda self: 7
A.__call__ = lambda self: "type call"
print(len(a), a(), bool(A()))
