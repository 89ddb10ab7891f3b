# ends: error ok
class A:
    def __lt__(self, other):
        items.append(1)
        del items[:]
        return True
items = [A() for i in range(50)]
items.sort()
