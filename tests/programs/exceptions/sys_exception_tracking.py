import sys
print(sys.exception(), sys.exc_info())
def show(): return type(sys.exception()).__name__
try:
    raise ValueError
except ValueError:
    print(show())
    try:
        raise KeyError
    except KeyError:
        print(show())
    print(show())
    def f():
        try: raise IndexError
        except IndexError: return show()
    print(f(), show(), sys.exc_info()[0].__name__, sys.exc_info()[1] is sys.exception())
    for _ in [1]:
        try: raise TypeError
        except TypeError: break
    print(show())
print(show())
try:
    1 / 0
except ZeroDivisionError:
    pass
finally:
    print(show())
