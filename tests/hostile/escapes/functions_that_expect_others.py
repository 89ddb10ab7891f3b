# ends: ok error timeout
import builtins, math, operator, functools, itertools, collections
odd = [None, True, -1, 10**30, 1.5, float("nan"), "x", "", b"x", [], (), {}, {1}, object(), type, len, print, lambda *a: 1, ..., range(3), slice(1), Exception("x"), iter([1]), memoryview(b"x"), 1j]
functions = []
for module in (builtins, math, operator, functools, itertools, collections):
    for name, f in sorted(vars(module).items(), key=lambda item: item[0]):
        if callable(f) and name not in ("input", "breakpoint", "exit", "quit", "help", "exec", "eval", "print", "open", "__import__", "copyright", "credits", "license", "cycle", "repeat", "count", "KeyboardInterrupt", "SystemExit"):
            functions.append(f)
for f in functions:
    for args in [()] + [(a,) for a in odd] + [(a, b) for a in odd[:9] for b in odd[3:7]]:
        try:
            f(*args)
        except Exception as e:
            text = str(e)
            if any(word in text for word in (".js", "undefined", "[object", "Cannot read", "is not a function", "BigInt", "not iterable (cannot")):
                print("ESCAPED", f, args, text)
print("done")
