async def agen(): yield 1
g = agen()
for f in (lambda: iter(g), lambda: next(g), lambda: list(g), lambda: [x for x in g], lambda: g.send(None), lambda: aiter(5), lambda: anext(5), lambda: aiter([])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(aiter(g) is g, hasattr(g, "__anext__"), hasattr(g, "__await__"))
async def awaits():
    await agen()
try:
    awaits().send(None)
except TypeError as e:
    print(e)
