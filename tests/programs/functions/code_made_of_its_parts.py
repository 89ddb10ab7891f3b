import marshal
import types

NAMES = (
    "argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name qualname "
    "firstlineno linetable exceptiontable freevars cellvars"
).split()


def parts(code):
    return [getattr(code, f"co_{name}") for name in NAMES]


def rebuilt(code):
    made = parts(code)
    made[7] = tuple(rebuilt(each) if isinstance(each, types.CodeType) else each for each in made[7])
    return types.CodeType(*made)


SOURCE = """
def outer(x, /, y=1.5, *rest, key=(1, "t", b"b", 2j, None, ..., frozenset({1})), **others):
    try:
        for i in range(10):
            if i in {1, 2, 3} and i > x:
                return i, x, y, rest, key, others, [lambda: (x, i)][0](), [i for i in "ab"]
    finally:
        print("finally")

def generator():
    try:
        yield from (n * 1000 for n in range(3) if n or True)
    except ValueError as error:
        yield f"{error!r:>20}"

class C:
    def method(self):
        with open("missing") as file:
            match file:
                case [1, *_]: pass

print(outer(1), outer(2, 3, 4, z=5))
print(list(generator()), not [], +True)
C().method()
"""
code = compile(SOURCE, "source", "exec")
again = rebuilt(code)
print(again == code, hash(again) == hash(code), again is code, parts(again) == parts(code))
print(list(again.co_positions()) == list(code.co_positions()), list(again.co_lines()) == list(code.co_lines()))
for each in code, again, marshal.loads(marshal.dumps(again)):
    try:
        exec(each)
    except FileNotFoundError as error:
        trace = error.__traceback__.tb_next.tb_next
        print(trace.tb_lineno, trace.tb_frame.f_code.co_qualname)
for wrong in (parts(code)[:15], parts(code) + [1], [*parts(code)[:6], "x", *parts(code)[7:]], [-1, *parts(code)[1:]]):
    try:
        types.CodeType(*wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
