# ends: ok error
class A:
    def __eq__(self, other):
        items.clear()
        return False
items = [A() for i in range(100)]
print(items.count(1), items.index(1) if 1 in items else None)
items = [A() for i in range(100)]
try:
    items.remove(5)
except ValueError as e:
    print(e)
items = [A()] * 10
print(items == [1] * 10, items < [2] * 10)
