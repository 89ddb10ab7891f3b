# ends: ok error
import collections, array, heapq, bisect
class Evil:
    target = None
    def act(self):
        target = Evil.target
        if target is not None:
            Evil.target = None
            target.clear()
            if hasattr(target, "extend"): target.extend(range(3))
            Evil.target = target
    def __eq__(self, other): self.act(); return False
    def __lt__(self, other): self.act(); return True
    def __hash__(self): self.act(); return 1
    def __index__(self): self.act(); return 2
    def __len__(self): self.act(); return 2
    def __bool__(self): self.act(); return True
def tries(make, *uses):
    for use in uses:
        container = make()
        Evil.target = container
        try:
            use(container)
        except Exception as e:
            type(e).__name__
        Evil.target = None
        repr(container)
items = lambda: [Evil() for i in range(20)]
tries(items, lambda c: c.index(1), lambda c: c.remove(1), lambda c: c.count(1), lambda c: c.sort(), lambda c: c == items(), lambda c: c < items(), lambda c: c[Evil():Evil()], lambda c: c.__setitem__(slice(Evil(), Evil()), [1]), lambda c: c.insert(Evil(), 1), lambda c: c.pop(Evil()), lambda c: c * Evil(), lambda c: min(c), lambda c: max(c), lambda c: any(c), lambda c: heapq.heapify(c), lambda c: heapq.heappop(c), lambda c: bisect.insort(c, Evil()), lambda c: c.__delitem__(slice(None, None, Evil())), lambda c: list(filter(None, c)), lambda c: 1 in c, lambda c: c.reverse(), lambda c: c.extend(c))
tries(lambda: collections.deque(items()), lambda c: c.index(1), lambda c: c.remove(1), lambda c: c.count(1), lambda c: c == collections.deque(items()), lambda c: c.rotate(Evil()), lambda c: c.insert(Evil(), 1), lambda c: 1 in c, lambda c: c.__delitem__(Evil()))
tries(lambda: {each: each for each in items()}, lambda c: c.update({Evil(): 1}), lambda c: c.get(Evil()), lambda c: c.setdefault(Evil(), 1), lambda c: c.pop(Evil(), 1), lambda c: c == {Evil(): 1}, lambda c: c | {Evil(): 2}, lambda c: dict.fromkeys(c, 1), lambda c: Evil() in c.values(), lambda c: Evil() in c.keys(), lambda c: c.keys() & {Evil()}, lambda c: c.items() ^ c.items(), lambda c: c.copy())
tries(lambda: set(items()), lambda c: c.add(Evil()), lambda c: c.discard(Evil()), lambda c: c | {Evil()}, lambda c: c & {Evil()}, lambda c: c ^ {Evil()}, lambda c: c - {Evil()}, lambda c: c.update([Evil()]), lambda c: c.issubset([Evil()]), lambda c: c == {Evil()}, lambda c: c.symmetric_difference_update([Evil()]), lambda c: c.intersection_update(c), lambda c: frozenset(c))
tries(lambda: bytearray(b"abcdef" * 50), lambda c: c[Evil():Evil()], lambda c: c.insert(Evil(), 1), lambda c: c.append(Evil()), lambda c: c.pop(Evil()), lambda c: c.find(b"a", Evil()), lambda c: c.__setitem__(slice(Evil(), 30), c), lambda c: c.__setitem__(Evil(), Evil()), lambda c: c.replace(b"a", b"b", Evil()), lambda c: c.extend([Evil(), Evil()]), lambda c: c.join([c, c]), lambda c: bytes(c).center(Evil(), c))
print("done")
