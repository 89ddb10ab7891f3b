class Box:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
class Sub(Box): pass
print(Box[int], Sub["x", 1], Box[...])
class Meta(type):
    def __getitem__(cls, item): return ("meta", item)
class C(Box, metaclass=Meta): pass
print(C[1])
class Plain: pass
for f in (lambda: Plain[int], lambda: Plain()[0], lambda: Box()[0], lambda: int[0], lambda: type[int], lambda: len[0]):
    try:
        print(f())
    except TypeError as e:
        print(e)
