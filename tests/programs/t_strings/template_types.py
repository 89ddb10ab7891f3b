from string.templatelib import Template, Interpolation
i = Interpolation(5, "x", "r", ">4")
t = Template("a", i, "b", "c", Interpolation(6, "y"))
print(t.strings, t.values, repr(i), Interpolation(1).expression == "", t.interpolations[1].conversion)
print(repr(t"x{1}"), list(Template()), Template("a", "b").strings, isinstance(t"", Template))
for f in (lambda: Template(5), lambda: Interpolation(), lambda: Interpolation(1, "x", "q"), lambda: type("T", (Template,), {})):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
match i:
    case Interpolation(v, e, c, s): print(v, e, c, s)
