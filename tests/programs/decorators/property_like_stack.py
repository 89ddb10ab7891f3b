def log(f):
    def w(*a):
        print("log", f.__name__)
        return f(*a)
    return w
class A:
    @staticmethod
    @log
    def s(x): return x
    @classmethod
    @log
    def c(cls): return cls.__name__
    @property
    @log
    def p(self): return "p"
    @log
    @staticmethod
    def wrong(x): return x
print(A.s(1), A.c(), A().p, A.wrong(5))
try:
    A().wrong(5)
except TypeError as e:
    print(e)
s = staticmethod(len)
print(s("abc"), s.__wrapped__ is len, s.__name__)
