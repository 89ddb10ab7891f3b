# ends: ok error
class A:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        items.clear()
        other_items.discard(self)
        return False
items, other_items = set(), set()
for i in range(20):
    items.add(A())
    other_items.add(A())
print(len(items & other_items) >= 0, items <= other_items, len(items | other_items) >= 0, items == other_items)
