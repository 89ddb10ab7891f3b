class Data:
    def __get__(self, o, c): return "data"
    def __set__(self, o, v): print("set", v)
class NonData:
    def __get__(self, o, c): return "nondata"
class SetOnly:
    def __set__(self, o, v): o.__dict__["so"] = v
class DelOnly:
    def __delete__(self, o): print("delete")
class A:
    d, n, so, do = Data(), NonData(), SetOnly(), DelOnly()
a = A()
a.__dict__.update(d="inst d", n="inst n")
print(a.d, a.n, type(a.so).__name__, A.d, A.n)
a.so = 5
print(a.so)
a.d = 1
del a.do
try:
    a.do = 1
except AttributeError as e:
    print(e)
try:
    del a.d
except AttributeError as e:
    print(e)
a.n = "new"
print(a.n)
del a.n
print(a.n)
class Meta(type):
    x = Data()
    y = NonData()
class B(metaclass=Meta):
    x = "class x"
    y = "class y"
print(B.x, B.y)
