class R:
    def __repr__(self): return "R()"
class S:
    def __str__(self): return "S"
    def __repr__(self): return "S()"
class SubR(R): pass
class Meta(type):
    def __repr__(cls): return f"Meta<{cls.__name__}>"
class M(metaclass=Meta): pass
print(R(), str(R()), [R(), S()], {S(): R()}, (S(),), f"{S()} {S()!r} {S()!s} {S()!a}", "%s %r" % (S(), S()), SubR(), M, [M])
class Raises:
    def __repr__(self): raise ValueError("in repr")
try:
    print([1, Raises()])
except ValueError as e:
    print(e)
class U:
    def __repr__(self): return "é\ud800"
print(ascii(U()), ascii([U()]))
class StrSub(str): pass
class RS:
    def __str__(self): return StrSub("sub")
print(type(str(RS())).__name__, type(StrSub("a") + "b").__name__)
