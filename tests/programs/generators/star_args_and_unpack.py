def gen():
    yield 1; yield 2; yield 3
def f(*args): return args
a, *b = gen()
print(a, b, f(*gen()), [*gen(), *gen()], max(gen()), dict(zip(gen(), gen())), (lambda x, y, z: x + y + z)(*gen()))
try:
    a, b = gen()
except ValueError as e:
    print(e)
try:
    a, b, c, d = gen()
except ValueError as e:
    print(e)
try:
    a, b, c, d, *e = gen()
except ValueError as e:
    print(e)
