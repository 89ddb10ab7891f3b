class Evil:
    def __init__(self, target): self.target = target
    def __hash__(self): return hash("a")
    def __eq__(self, other):
        self.target["added"] = 1
        return False
d = {"a": 1}
print(d.get(Evil(d), "none"), d)
class Raising:
    def __hash__(self): return hash(5)
    def __eq__(self, other): raise ValueError("eq failed")
e = {5: 1}
for action in (lambda: e[Raising()], lambda: Raising() in e, lambda: e.get(Raising()), lambda: e.__setitem__(Raising(), 1)):
    try:
        action()
    except ValueError as x:
        print(x)
print(e)
