o = object()
print(o == o, o != o, o == object(), hash(o) == hash(o), object().__class__, isinstance(o, object), issubclass(int, object), o.__doc__[:9] if o.__doc__ else None, object.__bases__, type.__bases__, type(object), object.__mro__, repr(object), repr(o)[:15])
for f in (lambda: object(1), lambda: setattr(o, "x", 1), lambda: o.x, lambda: o < o, lambda: o + o, lambda: len(o), lambda: o[0], lambda: o(), lambda: iter(o), lambda: int(o), lambda: object.nope):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
