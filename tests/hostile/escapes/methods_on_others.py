# ends: ok error timeout
odd = [None, True, -1, 10**30, 1.5, "x", b"x", [], (), {}, {1}, object(), type, len, lambda *a: 1, range(3), slice(1), Exception("x"), memoryview(b"x"), 1j, bytearray(b"x")]
for cls in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, memoryview, type, object, BaseException, property, staticmethod, classmethod, type(lambda: 1), type(len), type((lambda: 1).__code__), super):
    for name in dir(cls):
        method = getattr(cls, name, None)
        if not callable(method) or name in ("__class__", "__subclasses__"):
            continue
        for first in odd:
            for rest in ((), (1,), ("x",), (1, 2)):
                try:
                    method(first, *rest)
                except Exception as e:
                    text = str(e)
                    if any(word in text for word in (".js", "undefined", "[object", "Cannot read", "is not a function", "BigInt")):
                        print("ESCAPED", cls, name, first, rest, text)
print("done")
