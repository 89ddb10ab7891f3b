def gen():
    try:
        yield 1
        yield 2
    finally:
        print("finally")
g = gen()
print(next(g), g.close(), g.close())
try:
    next(g)
except StopIteration as e:
    print("stopped", e.value)
unstarted = gen()
print(unstarted.close(), list(unstarted))
