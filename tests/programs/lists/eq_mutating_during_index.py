class Clear:
    def __init__(self, owner): self.owner = owner
    def __eq__(self, other):
        self.owner.clear()
        return False
a = [1, 2, 3]
try:
    a.index(Clear(a))
except ValueError as e:
    print(e, a)
b = [1, 2, 3]
print(Clear(b) in b, b)
c = [1, 2, 3]
print(c.count(Clear(c)), c)
d = [1, 2, 3]
try:
    d.remove(Clear(d))
except ValueError as e:
    print(e, d)
