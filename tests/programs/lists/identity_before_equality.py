class Never:
    def __eq__(self, other): return False
    def __repr__(self): return "Never"
n = Never()
a = [1, n]
print(n in a, a == [1, n], a.index(n), a.count(n), n == n, [n] == [Never()], a.remove(n), a)
