import inspect

for function in (
    abs, len, print, iter, next, getattr, vars, dir, max, min, sorted, round, pow, breakpoint, input, hex,
    int.from_bytes, [].sort, dict.update, dict.fromkeys, dict.pop, str.split, str.format, object.__new__, float.fromhex,
):
    print(function.__qualname__, function.__text_signature__)
for function in (abs, sorted, print, int.from_bytes, [].sort, str.split, list.sort):
    print(function.__qualname__, inspect.signature(function))
for function in (max, dir):
    try:
        print(inspect.signature(function))
    except ValueError as error:
        print(error)
