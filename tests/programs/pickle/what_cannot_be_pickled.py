import pickle, sys
def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None), repr(error.__context__))
class Reduced:
    def __init__(self, value): self.value = value
    def __reduce__(self): return self.value
    def __repr__(self): return "Reduced()"
def __newobj__(*args): pass
def __newobj_ex__(*args): pass
class Named:
    def __init__(self, module, name): self.__module__ = module; self.__qualname__ = name
    def __reduce__(self): return self.__qualname__
    def __repr__(self): return f"Named({self.__qualname__})"
local = (lambda: Named(__name__, "f.<locals>.g"))()
for value in (1, (), (list,), (1, ()), (list, []), (list, (), None, 3), (list, (), None, None, 3), (list, (), None, None, None, 3),
              (list, (), 1, 2, 3, 4, 5), (__newobj__, ()), (__newobj__, (1,)), (__newobj__, (list,)), (__newobj_ex__, (1, 2)),
              (__newobj_ex__, (1, (), {})), (__newobj_ex__, (list, [], {})), (__newobj_ex__, (list, (), []))):
    attempt(lambda: pickle.dumps(Reduced(value)))
for name in (Named("nowhere", "x"), Named("sys", "nothing"), Named("sys", "path"), Named("", "x"), local):
    attempt(lambda: pickle.dumps([{"key": (name,)}]))
attempt(lambda: pickle.dumps({1: [2, {sys}]}))
attempt(lambda: pickle.dumps(Reduced((list, (), [sys]))))
attempt(lambda: pickle.dumps(i for i in []))
for protocol in (6, "x"):
    attempt(lambda: pickle.dumps(1, protocol))
attempt(lambda: pickle.dumps(1, 4, buffer_callback=print))
attempt(lambda: pickle.Pickler(1))
class Unready(pickle.Pickler):
    def __init__(self): pass
attempt(lambda: Unready().dump(1))
attempt(lambda: pickle.dumps(pickle.PickleBuffer(b"x"), 4))
attempt(lambda: pickle.dumps(pickle.PickleBuffer(memoryview(b"abcd")[::2])))
