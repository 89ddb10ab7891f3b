print((), (1,), (1, 2), ((),), (1, (2, [3])), tuple("ab"), tuple(), 1, (2), (3,)[0])
t = 1, 2
u = 3,
print(t, u, t + u, t * 2, 0 * t, (t, u), t[::-1], t[5:], t[-1])
l = []
t = (1, l)
l.append(t)
print(t)
