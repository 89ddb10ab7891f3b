class Item:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __gt__(self, other): raise AssertionError("gt used")
    def __eq__(self, other): raise AssertionError("eq used")
    def __repr__(self): return f"Item({self.n})"
print(sorted([Item(3), Item(1), Item(2)]), sorted([Item(3), Item(1), Item(2)], reverse=True), max([Item(1)], default=0))
class Bad:
    def __lt__(self, other): raise ValueError("no order")
try:
    sorted([Bad(), Bad()])
except ValueError as e:
    print(e)
