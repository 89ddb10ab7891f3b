# ends: ok error crashed
import types
def f(a, *rest, k=1, **others):
    try:
        for x in rest:
            yield a + x
    finally:
        k = others
def make(code):
    return types.FunctionType(code, {"__builtins__": {}}, "f", (1,), (types.CellType(1),) * len(code.co_freevars))
width = len(f.__code__.co_code) and 4
ends = 0
for opcode in range(256):
    for operand in (0, 1, 255):
        code = bytes([opcode, operand, 0, 0]) * 8
        try:
            made = f.__code__.replace(co_code=code, co_stacksize=1, co_flags=3)
            made_function = make(made)
            list(made_function(1, 2) or ())
        except BaseException as e:
            ends += 1
print("done", ends > 0)
