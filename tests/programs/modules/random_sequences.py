import random
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abcdef"), random.uniform(1, 2), random.randrange(0, 100, 7), random.getrandbits(70))
l = list(range(10))
random.shuffle(l)
print(l, random.sample(range(100), 5), random.choices("ab", k=6), random.choices([1, 2], weights=[1, 9], k=5))
r = random.Random("text seed")
print(r.random(), r.randbytes(4), r.triangular(0, 10, 5))
a, b = random.Random(1), random.Random(1)
print([a.randint(0, 9) for _ in range(8)] == [b.randint(0, 9) for _ in range(8)], random.Random(2**80).getrandbits(32), random.Random(-5).random() == random.Random(5).random())
state = r.getstate(); x = r.random(); r.setstate(state); print(x == r.random())
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.sample({1}, 1), lambda: random.seed([]), lambda: random.choices([]), lambda: random.randrange(1.5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
