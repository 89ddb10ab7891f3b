import types
@types.coroutine
def switch(x):
    reply = yield x
    return reply * 2
async def main(): return await switch("request")
c = main()
print(c.send(None))
try:
    c.send(21)
except StopIteration as e:
    print(e.value)
@types.coroutine
def delegate(): return (yield from main())
d = delegate()
print(d.send(None))
try:
    d.send(1)
except StopIteration as e:
    print(e.value)
pending = main()
def plain():
    yield from pending
try:
    next(plain())
except TypeError as e:
    print(e)
pending.close()
