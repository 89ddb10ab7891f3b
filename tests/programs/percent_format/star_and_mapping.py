print("%*d|%-*d|%.*f|%*.*f" % (5, 42, 5, 42, 2, 3.14159, 8, 3, 2.71828))
print("%(a)s %(b)05.1f %(a)r %%" % {"a": "x", "b": 2.25, "unused": 1}, "%(k)s" % {"k": (1, 2)}, "%(a b)s" % {"a b": 1}, "%((x))s" % {"(x)": 5}, "no args" % {}, "none" % ())
class M(dict):
    def __missing__(self, k): return k.upper()
print("%(hello)s" % M())
for f in (lambda: "%*d" % ("a", 1), lambda: "%(a)s" % {}, lambda: "%(a)s" % (1,), lambda: "%(a)s" % 5, lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%d" % "x", lambda: "%d" % None, lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%c" % 1.5, lambda: "%x" % 1.5, lambda: "%q" % 1, lambda: "%" % 1, lambda: "%(" % {}, lambda: "abc" % 5, lambda: "%f" % "a", lambda: "%d %d" % (1,), lambda: "%i" % [], lambda: "%*s" % (5,), lambda: "%5" % 1, lambda: "%(a)*d" % {"a": 1}, lambda: "%y %s" % (1, 2), lambda: "%" % ()):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
