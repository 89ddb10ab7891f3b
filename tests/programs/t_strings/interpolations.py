name, n = "World", 3
t = t"Hello {name!r:>10} {n + 1} {n=}!"
print(type(t).__name__, t.strings, t.values)
for i in t.interpolations:
    print(repr(i.value), i.expression, i.conversion, repr(i.format_spec))
print([x if isinstance(x, str) else x.value for x in t])
print(t"".strings, t"{1}{2}".strings, list(t""), t"plain".values, list(t"{1}a{2}"))
