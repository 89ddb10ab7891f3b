def gen():
    while True:
        try:
            x = yield
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "from handler"
g = gen()
next(g)
g.send(1)
print(g.throw(ValueError("boom")))
print(next(g))
try:
    g.throw(KeyError("out"))
except KeyError as e:
    print("escaped", e)
print(next(g, "finished"))
h = gen()
try:
    h.throw(TypeError("unstarted"))
except TypeError as e:
    print(e, next(h, "dead"))
