def inner():
    try:
        x = yield "a"
        print("inner got", x)
        y = yield "b"
    except KeyError as e:
        print("inner caught", e)
        yield "recovered"
    return "inner result"
def outer():
    result = yield from inner()
    print("result", result)
    yield result
g = outer()
print(next(g), g.send(1), g.throw(KeyError("k")), next(g))
print(list(outer()))
