class Pause:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        reply = yield self.tag
        return f"<{reply}>"
async def inner(n):
    return await Pause(n) + str(n)
async def outer():
    a = await inner(1)
    b = await inner(2)
    return a, b
c = outer()
print(c.send(None), c.send("x"))
try:
    c.send("y")
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
