from dataclasses import dataclass, field
@dataclass
class Item:
    name: str
    price: float
    quantity: int = 0
    tags: frozenset = field(default_factory=frozenset)
    @property
    def total(self): return self.price * self.quantity
class Inventory:
    def __init__(self): self._items = {}
    def __iadd__(self, item):
        if item.name in self._items:
            self._items[item.name].quantity += item.quantity
        else:
            self._items[item.name] = item
        return self
    def __getitem__(self, key):
        if isinstance(key, str): return self._items[key]
        return [i for i in self._items.values() if key(i)]
    def __delitem__(self, name): del self._items[name]
    def __contains__(self, name): return name in self._items
    def __iter__(self): return iter(sorted(self._items.values(), key=lambda i: i.name))
    def report(self):
        yield f"{'item':<10}|{'qty':>5}|{'price':>9}|{'total':>11}"
        yield "-" * 38
        for i in self:
            yield f"{i.name:<10}|{i.quantity:>5}|{i.price:>9.2f}|{i.total:>11,.2f}"
        yield f"{'sum':<10} {sum(i.quantity for i in self):>5} {'':>9} {sum(i.total for i in self):>11,.2f}"
inv = Inventory()
inv += Item("widget", 2.5, 100, frozenset({"small"}))
inv += Item("gadget", 1200, 3)
inv += Item("bolt", 0.05, 10000)
inv += Item("widget", 2.5, 20)
print("\n".join(inv.report()))
print([i.name for i in inv[lambda i: i.total > 400]], "bolt" in inv, inv["gadget"])
del inv["bolt"]
try:
    inv["bolt"]
except KeyError as e:
    print("gone:", e)
print(max(inv, key=lambda i: i.price).name, inv["widget"].tags)
