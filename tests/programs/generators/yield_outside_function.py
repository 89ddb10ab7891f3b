for source in ("yield 1", "class A:\n    yield 1", "def f():\n    return [(yield 1) for _ in x]", "lambda: (yield)", "def f(): yield from 1, 2", "async def f():\n    yield from x", "async def f():\n    yield 1\n    return 2", "def f():\n    x = yield = 1", "await x", "def f(): await x", "return 5", "def f():\n    async with x: pass"):
    try:
        compile(source, "<s>", "exec")
        print("ok", repr(source))
    except SyntaxError as e:
        print(e.msg)
