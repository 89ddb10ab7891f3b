def inner():
    yield 1
def gen(a):
    yield from inner()
g = gen(5)
print(g.__name__, g.__qualname__, g.gi_running, g.gi_yieldfrom, g.gi_frame is not None, g.gi_code is gen.__code__, g.gi_suspended)
next(g)
print(g.gi_yieldfrom.__name__, g.gi_suspended, g.gi_frame.f_locals, g.gi_frame.f_lineno)
list(g)
print(g.gi_frame, g.gi_running, g.gi_suspended)
g.__name__ = "renamed"
print(g.__name__, repr(g).split(" at ")[0], type(g).__name__, hasattr(g, "__next__"), iter(g) is g)
for action in ("g.gi_running = 1", "g.__name__ = 5", "g.x = 1", "len(g)", "g[0]", "g()"):
    try:
        exec(action)
    except Exception as e:
        print(type(e).__name__, e)
