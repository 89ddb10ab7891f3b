for e in (Exception(), Exception("a"), Exception("a", 1), Exception(()), Exception(None), KeyError("k"), KeyError(), KeyError("a", "b"), KeyError(("t",)), ValueError(ValueError("n")), StopIteration(3), StopIteration(), SystemExit(2), SystemExit(), OSError("msg"), OSError("a", "b", "c"), AssertionError(), AttributeError("x"), UnicodeError("u")):
    print(type(e).__name__, repr(str(e)), repr(e), e.args)
class E(Exception):
    def __str__(self): return "custom"
class F(Exception):
    def __init__(self, a, b=2): self.total = a + b
print(E(1), repr(E(1)), F(1).args, F(1, b=3).args, F(1).total, repr(F(1, 5)))
