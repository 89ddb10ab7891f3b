import contextlib
@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("swallow", e)
    finally:
        print(f"</{name}>")
with tag("a") as t: print(t)
with tag("b"): raise ValueError("v")
try:
    with tag("c"): raise KeyError("k")
except KeyError as e: print("out", e)
@tag("deco")
def f(): return 7
print(f())
with contextlib.suppress(KeyError, IndexError): {}["x"]
with contextlib.ExitStack() as stack:
    for n in "xy": stack.enter_context(tag(n))
    stack.callback(print, "callback", end="!\n")
@contextlib.contextmanager
def never():
    return
    yield
@contextlib.contextmanager
def twice():
    yield 1
    yield 2
for m in (never, twice):
    try:
        with m(): pass
    except RuntimeError as e:
        print(e)
with contextlib.nullcontext(3) as n: print(n)
class C:
    def close(self): print("closed")
with contextlib.closing(C()): pass
import io
with contextlib.redirect_stdout(io.StringIO()) as buf: print("captured")
print(repr(buf.getvalue()))
