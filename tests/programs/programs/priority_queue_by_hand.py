class PriorityQueue:
    def __init__(self, items=(), key=lambda x: x):
        self.key, self.heap = key, list(items)
        for i in reversed(range(len(self.heap) // 2)):
            self._down(i)
    def _less(self, i, j):
        return self.key(self.heap[i]) < self.key(self.heap[j])
    def _up(self, i):
        while i and self._less(i, (parent := (i - 1) // 2)):
            self.heap[i], self.heap[parent] = self.heap[parent], self.heap[i]
            i = parent
    def _down(self, i):
        while True:
            smallest = i
            for child in (2 * i + 1, 2 * i + 2):
                if child < len(self.heap) and self._less(child, smallest):
                    smallest = child
            if smallest == i:
                return
            self.heap[i], self.heap[smallest] = self.heap[smallest], self.heap[i]
            i = smallest
    def push(self, item):
        self.heap.append(item)
        self._up(len(self.heap) - 1)
    def pop(self):
        if not self.heap:
            raise IndexError("pop from an empty queue")
        self.heap[0], self.heap[-1] = self.heap[-1], self.heap[0]
        item = self.heap.pop()
        self._down(0)
        return item
    def __len__(self): return len(self.heap)
    def __iter__(self):
        while self: yield self.pop()
q = PriorityQueue([5, 3, 8, 1, 9, 2])
q.push(0); q.push(7)
print(q.pop(), q.pop(), len(q), list(q), len(q))
words = PriorityQueue("pear fig banana kiwi".split(), key=lambda w: (len(w), w))
words.push("apple")
print(list(words))
try:
    q.pop()
except IndexError as e:
    print(e)
n, values = 12345, []
for _ in range(200):
    n = (n * 1103515245 + 12345) % 2**31
    values.append(n % 1000)
print(list(PriorityQueue(values)) == sorted(values), list(PriorityQueue(values, key=lambda v: -v))[:5])
