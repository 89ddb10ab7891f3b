w = 8
t = t"{w:{w}.{2}f} {t"inner {w}"}"
print(t.interpolations[0].format_spec, type(t.interpolations[1].value).__name__, t.interpolations[1].value.strings)
print((t"a{1}" + t"b{2}").strings, (t"a" t"b{3}").strings, t"{'x'!s}".interpolations[0].conversion, rt"\n{1}".strings)
def render(t):
    out = []
    for part in t:
        match part:
            case str() as s: out.append(s)
            case i: out.append(f"<{format(i.value, i.format_spec)}>")
    return "".join(out)
print(render(t"{5:03d} and {2.5:.2f}"))
for action in (lambda: t"a" + "b", lambda: "a" + t"b", lambda: t"{1/0}", lambda: str(t"{1}")[:8], lambda: t"a" == t"a", lambda: setattr(t"a", "strings", ())):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
for source in ("t'a' 'b'", "t'a' f'b'", "t'{'", "t'{}'", "bt'a'", "t'{a!x}'"):
    try:
        compile(source, "s", "eval"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
