e = ValueError("v")
print(hasattr(e, "__notes__"))
e.add_note("first")
e.add_note("second\nline")
print(e.__notes__, str(e), repr(e))
e.__notes__ = "not a list"
try:
    e.add_note("x")
except TypeError as t:
    print(t)
class C(Exception):
    def add_note(self, n): super().add_note(n.upper())
c = C(); c.add_note("abc"); print(c.__notes__)
try:
    try:
        raise KeyError("k")
    except KeyError as k:
        k.add_note("seen")
        raise
except KeyError as k:
    print(k.__notes__)
