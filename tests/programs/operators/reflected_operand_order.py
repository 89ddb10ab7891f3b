class L:
    def __add__(self, o): print("L.add"); return NotImplemented
    def __eq__(self, o): print("L.eq"); return NotImplemented
    def __lt__(self, o): print("L.lt"); return NotImplemented
class R:
    def __radd__(self, o): print("R.radd"); return "radd"
    def __eq__(self, o): print("R.eq"); return "eq result"
    def __gt__(self, o): print("R.gt"); return "gt result"
print(L() + R(), L() == R(), L() < R())
for f in (lambda: L() + 1, lambda: 1 + L(), lambda: L() + L(), lambda: L() < L(), lambda: L() > R()):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(L() == L(), L() != 5)
