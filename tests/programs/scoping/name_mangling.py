class Account:
    __rate = 5
    def __init__(self): self.__balance = 10
    def get(self): return self.__balance, self.__rate, self.__dict__
    def loc(self):
        __tmp = 1
        return sorted(locals())
    __dunder__ = 1
    def kw(self, *, __k=3): return __k
class _Under:
    def f(self): self.__x = 1; return self.__dict__
class ___:
    def f(self): self.__x = 1; return self.__dict__
a = Account()
print(a.get(), a.loc(), _Under().f(), ___().f(), Account.__dunder__, hasattr(a, "__balance"), a._Account__balance, a.kw(_Account__k=7))
try:
    a.__balance
except AttributeError as e:
    print(e)
class B(Account):
    def peek(self): return self.__balance
try:
    B().peek()
except AttributeError as e:
    print(e)
