# ends: ok error
class A:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        table.pop(next(iter(table), None), None)
        return 1
    def __eq__(self, other):
        table.clear()
        return self is other
table = {}
for i in range(50):
    table[A(i)] = i
    A(i) in table
    table.get(A(i))
    table.setdefault(A(i), 1)
print("done")
