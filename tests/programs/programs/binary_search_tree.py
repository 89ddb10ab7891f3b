class Tree:
    def __init__(self): self.root = None
    def insert(self, key, value=None):
        def go(node):
            if node is None: return [key, value, None, None]
            if key == node[0]: node[1] = value
            else:
                side = 2 + (key > node[0])
                node[side] = go(node[side])
            return node
        self.root = go(self.root)
        return self
    def items(self):
        def walk(n):
            if n:
                yield from walk(n[2])
                yield n[0], n[1]
                yield from walk(n[3])
        return walk(self.root)
    def delete(self, key):
        def go(n):
            if n is None: raise KeyError(key)
            if key < n[0]: n[2] = go(n[2])
            elif key > n[0]: n[3] = go(n[3])
            elif n[2] is None: return n[3]
            elif n[3] is None: return n[2]
            else:
                m = n[3]
                while m[2]: m = m[2]
                n[0], n[1] = m[0], m[1]
                n[3] = drop_min(n[3])
            return n
        def drop_min(n):
            if n[2] is None: return n[3]
            n[2] = drop_min(n[2])
            return n
        self.root = go(self.root)
    def height(self, n=...):
        if n is ...: n = self.root
        return 0 if n is None else 1 + max(self.height(n[2]), self.height(n[3]))
t = Tree()
for k in (50, 30, 70, 20, 40, 60, 80, 35, 45): t.insert(k, str(k))
t.insert(40, "forty")
print(list(t.items()), t.height())
for k in (20, 30, 50): t.delete(k); print(k, [x for x, _ in t.items()], t.root[0])
try: t.delete(99)
except KeyError as e: print("missing", e)
