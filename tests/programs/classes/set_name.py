class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, cls):
        return self if obj is None else obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value): obj.__dict__[self.name] = value * 2
class A:
    x = Field()
    y = z = Field()
a = A()
a.x = 5
print(a.x, a.z, A.x.name, a.__dict__)
A.late = Field()
print(hasattr(A.__dict__["late"], "name"))
class Bad:
    def __set_name__(self, owner, name): raise ValueError("bad name")
try:
    class B: field = Bad()
except ValueError as e:
    print(type(e).__name__, e, e.__notes__)
