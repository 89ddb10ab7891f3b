def f(a: undefined_one, b: "string" = 1, *c: int, d: list[later], **e: str) -> undefined_two: pass
try:
    f.__annotations__
except NameError as e:
    print(e)
undefined_one, undefined_two, later = "one", "two", int
print(f.__annotations__)
class C:
    x: int = 5
    y: missing_type
    z: "C"
print(C.x, hasattr(C, "y"))
try:
    C.__annotations__
except NameError as e:
    print(e)
missing_type = bytes
print(C.__annotations__, C.__annotate__.__name__)
v: print("module annotations are lazy") = 1
print(v)
print(list(__annotations__) if "__annotations__" in globals() else "no __annotations__ yet")
