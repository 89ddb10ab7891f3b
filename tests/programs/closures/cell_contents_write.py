def outer():
    x = 1
    def inner(): return x
    return inner
f = outer()
f.__closure__[0].cell_contents = 99
print(f())
del f.__closure__[0].cell_contents
try:
    f()
except NameError as e:
    print(e)
import types
cell = types.CellType(5)
g = types.FunctionType(f.__code__, {}, "g", None, (cell,))
print(g(), g.__name__, cell == types.CellType(5), cell < types.CellType(6))
for args in ((f.__code__, {}), (f.__code__, {}, "n", None, ()), (f.__code__, {}, "n", None, (1,)), (f.__code__, {}, 5)):
    try:
        types.FunctionType(*args)
    except Exception as e:
        print(type(e).__name__, e)
