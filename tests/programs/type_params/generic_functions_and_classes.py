def first[T](items: list[T]) -> T: return items[0]
class Box[T]:
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
class Pair[K, V = int](Box[K]): pass
print(first([1, 2]), first.__type_params__, Box.__type_params__, Box[int], Box[int](5).v, Pair.__parameters__, Pair.__orig_bases__, Pair[str, int])
T, = first.__type_params__
print(T.__name__, repr(T), type(T).__name__, T.__bound__, T.__constraints__, T.has_default(), Pair.__type_params__[1].__default__)
def bounded[A: int, B: (str, bytes), *Ts, **P](): pass
print(bounded.__type_params__, [type(p).__name__ for p in bounded.__type_params__], bounded.__type_params__[0].__bound__, bounded.__type_params__[1].__constraints__)
try:
    T
    print("T is the module variable")
    Box[int, str]
except TypeError as e:
    print(e)
