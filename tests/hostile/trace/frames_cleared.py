# ends: ok error
import sys
def g():
    yield 1
    yield 2
def f():
    it = g()
    next(it)
    it.gi_frame.clear()
    try:
        sys._getframe().clear()
    except RuntimeError as e:
        print(e)
    return list(it)
print(f())
