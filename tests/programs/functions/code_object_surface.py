def f(a, b=1, *args, c, **kw):
    x = a
    def inner(): return x, y
    y = 2
    return inner
co = f.__code__
print(co.co_name, co.co_qualname, co.co_varnames, co.co_cellvars, co.co_freevars, co.co_argcount, co.co_kwonlyargcount, co.co_nlocals, co.co_firstlineno, co.co_filename)
print(f(1, c=2).__code__.co_freevars, [c.cell_contents for c in f(1, c=2).__closure__], bool(co.co_flags & 4), bool(co.co_flags & 8), f.__code__ == f.__code__)
g = lambda: (yield)
async def h(): pass
print(bool(g.__code__.co_flags & 0x20), bool(h.__code__.co_flags & 0x80), g.__code__.co_name)
def k(): return 1
def m(): return 2
k.__code__ = m.__code__
print(k(), k.__name__)
try:
    k.__code__ = f(1, c=1).__code__
except ValueError as e:
    print(e)
