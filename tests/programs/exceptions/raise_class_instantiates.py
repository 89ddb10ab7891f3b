class E(Exception):
    def __init__(self, *a): print("init", a); super().__init__(*a)
for r in (E, E("x")):
    try:
        raise r
    except E as e:
        print(repr(e))
class Needs(Exception):
    def __init__(self, a): pass
try:
    raise Needs
except TypeError as e:
    print(e)
class NotException(Exception):
    def __new__(cls): return 5
try:
    raise NotException
except TypeError as e:
    print(e)
class Weird(Exception):
    def __new__(cls, *args): return KeyError("swapped")
try:
    raise Weird
except BaseException as e:
    print(type(e).__name__, e)
