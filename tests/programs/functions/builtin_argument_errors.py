import math
for source in ("len()", "len(1, 2)", "len(5)", "len(x=1)", "abs()", "abs('a')", "isinstance(1)", "isinstance(1, 5)", "issubclass(1, int)", "getattr(1)", "getattr(1, 5)", "setattr(1, 2)", "hasattr(1, 2)", "ord()", "sorted()", "print(foo=1)", "int('1', foo=2)", "min()", "max(1)", "min([])", "max([], key=len)", "sum()", "sum(5)", "sum('a')", "sum(['a'])", "sum([], '')", "sum([1], b'')", "divmod(1)", "round()", "round(1, 2, 3)", "hash()", "id()", "callable()", "iter()", "repr()", "chr()", "math.sqrt()", "math.sqrt(1, 2)", "'a'.join()", "[].append()", "{}.get()", "str.split()", "enumerate()", "open()", "input(1, 2)", "vars(1)", "dir(1, 2)", "pow(1)", "format()", "format(1, 2)", "type()", "type(1, 2)", "super()", "bytes.join(b'', 1)", "eval()", "eval(5)", "exec(5)", "compile('1')", "all(5)", "any()", "map(len)", "slice()", "range()", "complex(1, 2, 3)", "breakpoint.x", "memoryview(5)", "bin()", "staticmethod()", "property(1, 2, 3, 4, 5)"):
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, type(e).__name__, e)
