# ends: error memory output
class A:
    def __get__(self, obj, cls=None):
        return getattr(obj, "a")
class B:
    a = A()
B().a
