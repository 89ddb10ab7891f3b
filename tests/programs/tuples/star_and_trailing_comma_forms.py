t = 1,
u = (*t, *[2, 3],)
print(t, u, (*"ab", *()), tuple(x for x in u if x > 1), u + t, (1, 2)[::-1], len(((),)), (t,) * 2, ((1, 2) < (1, 3)), u.index(3))
def f(): return 1,
print(f(), *f(), (f()), f()[0])
for x in 1, 2: print(x, end=" ")
x = yield_ = (3, 4)
print(x, (a := 1, 2), a, [1, 2] == [*(1, 2)], (1,) + (2,) == (1, 2), () < (1,), (1, (2, (3,)))[1][1][0])
