import random
r = random.Random(7)
print([round(f(), 9) for f in (lambda: r.gauss(0, 1), lambda: r.gauss(0, 1), lambda: r.normalvariate(0, 1), lambda: r.expovariate(1), lambda: r.betavariate(1, 2), lambda: r.paretovariate(2), lambda: r.lognormvariate(0, 1), lambda: r.vonmisesvariate(0, 1), lambda: r.gammavariate(2, 1), lambda: r.weibullvariate(1, 2))])
print([r.randrange(10**25) for _ in range(2)], [r.randint(-3, 3) for _ in range(8)], r.sample("abcdefgh", 8), r.sample(["x", "y"], counts=[3, 2], k=4), r.binomialvariate(10, 0.5))
