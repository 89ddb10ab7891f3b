# ends: timeout memory
import itertools
class A: pass
for i in itertools.count():
    a = A()
    for j in range(200):
        setattr(a, f"n{i}_{j}", j)
    for j in range(200):
        delattr(a, f"n{i}_{j}")
