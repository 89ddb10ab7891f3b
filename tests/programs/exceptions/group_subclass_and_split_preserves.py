class MyGroup(ExceptionGroup):
    def __new__(cls, msg, excs, code=0):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self
    def derive(self, excs): return MyGroup(self.message, excs, self.code)
g = MyGroup("m", [ValueError(1), KeyError(2)], 7)
g.add_note("note")
g.__cause__ = OSError("cause")
match, rest = g.split(ValueError)
print(type(match).__name__, match.code, match.exceptions, rest.exceptions, match.__notes__, repr(match.__cause__), match.__notes__ is g.__notes__)
class Plain(ExceptionGroup): pass
m, r = Plain("p", [ValueError(1), KeyError(2)]).split(ValueError)
print(type(m).__name__, type(r).__name__)
class Mixed(ExceptionGroup, ValueError): pass
print(isinstance(Mixed("x", [TypeError()]), ValueError))
