def gen():
    yield 1
    raise KeyError("in gen")
class NotIter: pass
for source in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = None", "a, b = NotIter()", "a, b = gen()", "a, b = {}", "a, b = 'abc'", "(a, b), c = 1, 2", "[a, b] = iter([1])", "a, b, c, d = 'xy'", "a, b = range(10**9)", "*a, b = []", "[] = [1]", "() = 'a'", "[] = []", "a, b = 5.5", "x, = 1, 2", "a, b = {1, 2, 3}", "a, b = {'k': 1}"):
    try:
        exec(source)
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
for source in ("*a = [1]", "*a, *b = x", "a, b += 1", "(*a) = 1", "x = *a", "print(*)", "*a", "del *a", "a = (*b)", "return *a", "for *a in b: pass", "f(**a, *b)", "{**a, *b}", "{*a: 1}", "*a: int = 1", "a, b: int = 1, 2", "f() = 1", "a + 1 = 2", "'x' = 1", "None = 1", "True = 1", "__debug__ = 1", "... = 1", "{a} = 1", "{a: b} = 1", "a if b else c = 1", "-a = 1", "lambda: 0 = 1", "[a, 1] = x", "(a, f()) = x", "x = yield = 1", "a < b = c", "not a = 1", "f'{x}' = 1", "[i for i in x] = 1", "await x = 1"):
    try:
        compile(source, "s", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
