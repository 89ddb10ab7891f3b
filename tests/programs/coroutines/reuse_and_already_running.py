import types
@types.coroutine
def pause(): yield
async def shared():
    await pause()
    return "v"
s = shared()
async def waiter(): return await s
a, b = waiter(), waiter()
a.send(None)
try:
    b.send(None)
except RuntimeError as e:
    print(e)
try:
    a.send(None)
except StopIteration as e:
    print(e.value)
try:
    waiter().send(None)
except RuntimeError as e:
    print(e)
