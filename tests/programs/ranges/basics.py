print(range(5), range(1, 5), range(0, 10, 3), range(5, 0, -2), list(range(0)), list(range(5, 0, -2)), len(range(10, 0, -3)), range(3)[1], range(10)[-1], range(10)[2:8:3], range(10)[::-1], range(10)[5:2])
r = range(0, 20, 3)
print(r.start, r.stop, r.step, 9 in r, 10 in r, "a" in r, 9.0 in r, 9.5 in r, True in range(2), r.index(6), r.count(6), r.count(7), list(reversed(r)), bool(range(0)))
