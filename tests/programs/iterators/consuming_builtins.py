class Count:
    def __init__(self, stop): self.n, self.stop = 0, stop
    def __iter__(self): return self
    def __next__(self):
        if self.n == self.stop: raise StopIteration
        self.n += 1
        print(f"<{self.n}>", end="")
        return self.n
print(any(x > 2 for x in Count(5)))
print(all(x < 3 for x in Count(5)))
print(2 in Count(5))
print(sum(Count(3)), max(Count(3)), tuple(Count(2)), sorted(Count(2), reverse=True))
a, *b = Count(3); print(a, b)
try:
    a, b = Count(5)
except ValueError as e:
    print(e)
print(dict.fromkeys(Count(2)), set(Count(2)), "".join(map(str, Count(2))))
