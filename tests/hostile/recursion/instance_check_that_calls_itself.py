# ends: error memory output
class M(type):
    def __instancecheck__(cls, other):
        return isinstance(other, cls)
class A(metaclass=M):
    pass
isinstance(1, A)
