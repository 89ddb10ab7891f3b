# ends: memory
def g(x):
    yield x
items = []
while True:
    items.append(g(1))
    next(items[-1])
