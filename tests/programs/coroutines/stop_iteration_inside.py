async def f(): raise StopIteration("x")
async def g(): return next(iter([]))
for c in (f(), g()):
    try:
        c.send(None)
    except RuntimeError as e:
        print(e, repr(e.__cause__))
async def h(): raise StopAsyncIteration("y")
try:
    h().send(None)
except Exception as e:
    print(type(e).__name__, e)
