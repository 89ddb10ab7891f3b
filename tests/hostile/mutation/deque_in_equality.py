# ends: ok error
import collections
class A:
    def __eq__(self, other):
        items.clear()
        return False
items = collections.deque([A()] * 50)
for action in (lambda: items.count(1), lambda: items.index(1), lambda: items.remove(1), lambda: 1 in items, lambda: items == collections.deque([1] * 50)):
    items.extend([A()] * 50)
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__)
