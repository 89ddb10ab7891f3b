class Stack(list):
    def push(self, x):
        self.append(x)
        return self
    def __getitem__(self, i):
        return ("got", list.__getitem__(self, i))
s = Stack([1]).push(2)
print(s, s[0], s[0:1], list(s), s + [3], type(s + [3]).__name__, type(s * 2).__name__, type(s.copy()).__name__, s == [1, 2], len(s), [*s], isinstance(s, list), s.__dict__)
s.name = "mine"
print(s.name, repr(s), bool(Stack()))
