class A:
    n = "A"
    @staticmethod
    def s(x): return x * 2
    @classmethod
    def c(cls, x=0): return cls.n, x
    plain = staticmethod(len)
class B(A): n = "B"
print(A.s(2), A().s(3), A.c(), B.c(5), B().c(), A.plain("ab"), type(A.__dict__["s"]).__name__, A.__dict__["c"].__func__.__name__, A.c.__self__.__name__, B.c.__self__.__name__)
A.c2 = classmethod(lambda cls: cls.__name__)
print(B.c2(), A().c2())
print(repr(A.__dict__["s"]).split(" ")[0], callable(A.__dict__["s"]), callable(A.__dict__["c"]))
