def gen():
    a = yield
    b = yield a, 1
    c = (yield b) or "default"
    print(a, b, c, (yield), [(yield 1), (yield 2)], {"k": (yield 3)}, f"{(yield 4)}")
    x = y = yield 5
    return x, y
g = gen()
out = [next(g)]
try:
    n = 0
    while True:
        n += 1
        out.append(g.send(n if n != 3 else None))
except StopIteration as e:
    print(out, e.value)
