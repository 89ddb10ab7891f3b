class A:
    """First line.

    Indented.
    """
    def m(self):
        'm doc'
class B(A): pass
class C: ...
print(repr(A.__doc__), A.m.__doc__, B.__doc__, C.__doc__, A.__module__, A.__static_attributes__, A.__firstlineno__)
def f():
    f"not a doc {1}"
def g():
    b"nor this"
def h():
    "doc" "string"
def k():
    ("parenthesised")
print(f.__doc__, g.__doc__, h.__doc__, k.__doc__)
B.__doc__ = "set later"
print(B.__doc__)
class D:
    def __init__(self):
        self.a = self.b = 1
        self.c: int = 2
    def m(self): self.d = 3; x = self; x.e = 1
print(sorted(D.__static_attributes__))
