class Node:
    __slots__ = ("key", "value", "prev", "next")
    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = self
class LRU:
    def __init__(self, capacity):
        self.capacity, self.table, self.head = capacity, {}, Node()
        self.hits = self.misses = 0
    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev
    def _front(self, node):
        node.prev, node.next = self.head, self.head.next
        self.head.next.prev = node
        self.head.next = node
    def __getitem__(self, key):
        try:
            node = self.table[key]
        except KeyError:
            self.misses += 1
            raise KeyError(f"{key} not cached") from None
        self.hits += 1
        self._unlink(node)
        self._front(node)
        return node.value
    def __setitem__(self, key, value):
        if key in self.table:
            self._unlink(self.table.pop(key))
        elif len(self.table) >= self.capacity:
            oldest = self.head.prev
            self._unlink(oldest)
            del self.table[oldest.key]
        self.table[key] = node = Node(key, value)
        self._front(node)
    def __iter__(self):
        node = self.head.next
        while node is not self.head:
            yield node.key, node.value
            node = node.next
    def __len__(self):
        return len(self.table)
cache = LRU(3)
for i, k in enumerate("abc"):
    cache[k] = i
print(list(cache), cache["a"])
cache["d"] = 3
print(list(cache), len(cache))
for k in "abcd":
    try:
        print(k, cache[k])
    except KeyError as e:
        print(e)
cache["c"] = "again"
print(list(cache), cache.hits, cache.misses)
