import ast
cases = [
    (5, "x: int"), (7, "(x := 1)"), (7, "def f(a, /): pass"), (9, "match x:\n  case 1: pass"), (5, "1_000"),
    (10, "try: pass\nexcept* x: pass"), (11, "type x = 1"), (4, "async def f(): pass"), (4, "a @ b"), (4, "a @= b"),
    (5, "async def f(): return [x async for x in y]"), (12, "t''"), (12, "def f[T=int](): pass"),
    (13, "try: pass\nexcept A, B: pass"), (11, "class A[T]: pass"), (11, "f'{x}'"), (14, "t''"),
]
for minor, source in cases:
    try:
        ast.parse(source, feature_version=(3, minor))
        print("accepted")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
