# ends: error memory output
class A:
    def __index__(self):
        return [1][self]
range(A())
