import symtable

source = """
from os import path
def outer[T](a, *b, key: int = 1):
    global shared
    squares = [y for y in a]
    class Inner(T):
        z: int = a
        def method(self): return __class__, z
    return lambda: (squares, shared, path)
type Alias = list[int]
"""


def show(table, depth=0):
    print("  " * depth, table.get_type(), table.get_name(), table.get_lineno(), table.is_nested(), table.is_optimized())
    for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
        traits = [name for name in dir(symbol) if name.startswith("is_") and getattr(symbol, name)()]
        print("  " * depth, "-", symbol, traits)
    if isinstance(table, symtable.Function):
        print("  " * depth, table.get_parameters(), table.get_locals(), table.get_frees(), table.get_globals())
    for child in table.get_children():
        show(child, depth + 1)


show(symtable.symtable(source, "?", "exec"))
for arguments in (("x", "f", "foo"), (1, "f", "exec"), ("x", 1, "exec"), ("return", "f", "exec"), ("x =", "f", "exec")):
    try:
        print(symtable.symtable(*arguments).get_name())
    except (ValueError, TypeError, SyntaxError) as error:
        print(type(error).__name__, error)
