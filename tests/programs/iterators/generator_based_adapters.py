def window(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            del buf[0]
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for it in its[:]:
            try:
                yield next(it)
            except StopIteration:
                its.remove(it)
def flatten(x):
    for y in x:
        if isinstance(y, (list, tuple)):
            yield from flatten(y)
        else:
            yield y
class Peek:
    def __init__(self, it): self.it, self.buf = iter(it), []
    def __iter__(self): return self
    def __next__(self): return self.buf.pop() if self.buf else next(self.it)
    def peek(self, default=None):
        if not self.buf:
            try: self.buf.append(next(self.it))
            except StopIteration: return default
        return self.buf[-1]
print(list(window("abcde", 3)), list(interleave("abc", [1], (x for x in "XY"))), list(flatten([1, [2, (3, [4, []])], "ab"])))
p = Peek([1, 2])
print(p.peek(), next(p), list(p), p.peek("empty"), next(p, "stop"))
def primes(it):
    n = next(it)
    yield n
    yield from primes(x for x in it if x % n)
import itertools
print(list(itertools.islice(primes(itertools.count(2)), 8)))
