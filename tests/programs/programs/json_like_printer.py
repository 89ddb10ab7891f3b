def dump(value, indent=0, seen=()):
    pad = "  " * indent
    if any(value is s for s in seen):
        raise ValueError("circular reference")
    match value:
        case None: return "null"
        case True: return "true"
        case False: return "false"
        case int() | float(): return repr(value)
        case str():
            return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c, c if 32 <= ord(c) < 127 else f"\\u{ord(c):04x}") for c in value) + '"'
        case []: return "[]"
        case {} if not value: return "{}"
        case list() | tuple():
            inner = ",\n".join(pad + "  " + dump(v, indent + 1, (*seen, value)) for v in value)
            return f"[\n{inner}\n{pad}]"
        case dict():
            for k in value:
                if not isinstance(k, str):
                    raise TypeError(f"key {k!r} is not a string")
            inner = ",\n".join(f"{pad}  {dump(k)}: {dump(v, indent + 1, (*seen, value))}" for k, v in value.items())
            return f"{{\n{inner}\n{pad}}}"
    raise TypeError(f"{type(value).__name__} cannot be printed")
print(dump({"name": "Ann \"A\"\n", "age": 30, "tags": ["x", 1.5, None, True], "empty": [{}, []], "nested": {"é": (1,)}}))
loop = []
loop.append({"self": loop})
for bad in (loop, {1: 2}, {"s": {1}}, 1j):
    try:
        dump(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
same = [1]
print(dump([same, same]).count("1"))
