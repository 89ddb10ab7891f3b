import types


def f(x: int): ...


class C:
    x: int


module = types.ModuleType("module")
for owner in (f, C, module, float):
    for value in (42, None, lambda format: {"y": str}, lambda format: 42):
        try:
            owner.__annotate__ = value
            print(type(owner).__name__, owner.__annotations__)
        except (TypeError, AttributeError) as error:
            print(type(owner).__name__, error)
    try:
        del owner.__annotate__
    except (TypeError, AttributeError) as error:
        print(error)

C.__annotations__ = {"z": int}
print("__annotations_cache__" in C.__dict__, C.__annotations__)
del C.__annotations__
try:
    del C.__annotations__
except AttributeError as error:
    print(error)

for wrapper in (classmethod(f), staticmethod(f)):
    f.__annotations__ = {"x": int}
    print(wrapper.__annotations__, "__annotations__" in wrapper.__dict__)
    del wrapper.__annotations__
    try:
        del wrapper.__annotations__
    except AttributeError as error:
        print(error)
