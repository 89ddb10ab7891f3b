type Alias = list[undefined_yet]
print(Alias, type(Alias).__name__, Alias.__name__, Alias.__type_params__)
try:
    Alias.__value__
except NameError as e:
    print(e)
undefined_yet = int
print(Alias.__value__)
type Tree[T] = T | list[Tree[T]]
print(Tree.__value__, Tree[int], Tree.__type_params__, Tree[int].__origin__ is Tree, Tree[int].__args__)
type Lazy = 1 / 0
try:
    Lazy.__value__
except ZeroDivisionError as e:
    print(e)
type = 5
print(type)
def f():
    x = int
    type Local = x
    return Local.__value__
print(f())
class C:
    type Inner = str
    attr = Inner.__value__
print(C.attr, C.Inner)
for source in ("type x.y = 1", "type X", "type 1 = 2", "type X[T: int = 5, U] = T", "type X[T, T] = T", "def f[T](): type T = 1", "class A[T](B[yield]): pass", "type X = (yield)", "type X = (a := 1)", "def f[T: (yield)](): pass", "type X[*T: int] = 1", "def f[](): pass"):
    try:
        compile(source, "s", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
