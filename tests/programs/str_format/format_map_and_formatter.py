class Default(dict):
    def __missing__(self, k): return f"<{k}>"
print("{a} {b}".format_map(Default(a=1)), "{x.real}".format_map({"x": 5}))
for f in (lambda: "{a}".format_map({}), lambda: "{}".format_map({}), lambda: "{0}".format_map([1]), lambda: "{a}".format_map(5), lambda: "{a}".format_map()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import string
class F(string.Formatter):
    def get_value(self, k, a, kw): return kw.get(k, "?") if isinstance(k, str) else a[k]
    def convert_field(self, v, c): return v.upper() if c == "u" else super().convert_field(v, c)
print(F().format("{} {nope} {name!u:>6}", 1, name="ab"), list(string.Formatter().parse("a{b!r:c}d{{")), string.Template("$a ${b}c $$").substitute(a=1, b=2), string.Template("$x").safe_substitute())
