class Window:
    def __init__(self, items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, key):
        if isinstance(key, slice):
            return Window(self.items[i] for i in range(*key.indices(len(self))))
        return self.items[key]
    def __repr__(self): return f"Window({self.items})"
w = Window("abcdef")
print(w[1:4], w[::-2], w[-1], w[10:], list(w), list(reversed(w)), "c" in w)
