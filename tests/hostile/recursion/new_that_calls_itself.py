# ends: error memory output
class A:
    def __new__(cls):
        return cls()
A()
