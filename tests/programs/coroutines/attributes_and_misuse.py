async def work(): return 1
c = work()
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_await, c.cr_frame is not None, hasattr(c, "__next__"), hasattr(c, "__iter__"), hasattr(c, "__await__"))
for f in (lambda: iter(c), lambda: next(c), lambda: list(c), lambda: [*c], lambda: c.send(1), lambda: c.throw(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
