async def source(*items):
    for i in items: yield i
async def main():
    k = 10
    fs = [lambda: k + i async for i in source(1, 2)]
    print([f() for f in fs])
    print([(i, j) async for i in source(1, 2) for j in range(i)], [(i, j) for i in range(2) async for j in source("a", "b") if i])
    result = [x := y async for y in source(7)]
    return x, result
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
for src in ("def f(): return [x async for x in y]", "async def f(): return [[x async for x in y] for z in w]", "async def f(): return (x async for x in y)", "def f(): return (x async for x in y)", "async def f(): lambda: await x", "async def f(): [await x for y in z]", "def f(): [await x for y in z]", "async def f():\n def g(): [x async for x in y]"):
    try:
        compile(src, "s", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)
