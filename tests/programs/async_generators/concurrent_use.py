import types
@types.coroutine
def pause(): yield
async def agen():
    await pause()
    yield 1
g = agen()
a = g.asend(None)
a.send(None)
b = g.asend(None)
try:
    b.send(None)
except RuntimeError as e:
    print(e)
try:
    a.send(None)
except StopIteration as e:
    print(e.value)
try:
    a.send(None)
except RuntimeError as e:
    print(e)
