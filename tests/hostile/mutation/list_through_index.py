# ends: ok error
class A:
    def __index__(self):
        items.clear()
        return 3
items = list(range(10))
for action in (lambda: items[A()], lambda: items[A():A()], lambda: items.insert(A(), 1), lambda: items.pop(A()), lambda: items * A(), lambda: items.__setitem__(slice(A(), A(), A()), [1]), lambda: items.__delitem__(slice(0, A()))):
    items[:] = range(10)
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__)
