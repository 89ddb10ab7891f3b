d = dict.fromkeys(range(6))
order = []
while d:
    k, _ = d.popitem()
    order.append(k)
    if k == 3 and 99 not in order:
        d[99] = None
print(order)
for i in range(20):
    d[i] = i
for i in range(0, 20, 2):
    del d[i]
d[0] = "again"
print(d, next(iter(d)), next(reversed(d)))
