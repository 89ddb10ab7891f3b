registry = {}
class Reg:
    def __call__(self, f): registry[f.__name__] = f; return f
    def __getitem__(self, key): return lambda f: (registry.__setitem__(key, f), f)[1]
    def __matmul__(self, other): return self
r = Reg()
@r
def a(): pass
@r["named"]
def b(): pass
@r @ 5
def c(): pass
@(x := r)
def d(): pass
@[len, r][1]
def e(): pass
@r if True else None
def g(): pass
print(list(registry), x is r)
try:
    @5
    def h(): pass
except TypeError as err:
    print(err)
try:
    h
except NameError as err:
    print(err)
