a = [1]
it = iter(a)
print(list(it)); a.append(2); print(list(it))
d = {1: 1}
it = iter(d); print(list(it)); d[2] = 2; print(list(it))
z = zip([1, 2, 3], [4])
print(list(z), list(z))
class Restart:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        Restart.n += 1
        if Restart.n % 3 == 0:
            raise StopIteration
        return Restart.n
r = Restart()
print(list(r), list(r))
