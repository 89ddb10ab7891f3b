def echo():
    received = yield "ready"
    while received is not None:
        received = yield received * 2
    return "done"
g = echo()
try:
    g.send(1)
except TypeError as e:
    print(e)
print(g.send(None), g.send(4), g.send("ab"))
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
try:
    g.send(5)
except StopIteration as e:
    print(e.value)
