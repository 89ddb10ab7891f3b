# ends: memory
async def f(x):
    await x
items = []
while True:
    items.append(f(1))
