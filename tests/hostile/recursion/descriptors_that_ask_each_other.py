# ends: ok error
class Meta(type):
    def __getattribute__(cls, name): return getattr(cls, name)
    def __instancecheck__(cls, other): return isinstance(other, cls)
    def __subclasscheck__(cls, other): return issubclass(other, cls)
    def __call__(cls, *args): return cls(*args)
    def __dir__(cls): return dir(cls)
    def __repr__(cls): return repr(cls)
class D:
    def __get__(self, owner, cls): return getattr(owner, "d")
    def __set__(self, owner, value): owner.d = value
    def __delete__(self, owner): del owner.d
    def __set_name__(self, owner, name): setattr(owner, name, D())
class A:
    d = D()
    def __getattr__(self, name): return getattr(self, name + "x")
    def __setattr__(self, name, value): setattr(self, name, value)
    def __delattr__(self, name): delattr(self, name)
    def __dir__(self): return dir(self)
    __class__ = property(lambda self: self.__class__)
    __dict__ = property(lambda self: self.__dict__)
    __slots__ = ()
B = Meta("B", (), {})
a = A()
for use in (lambda: a.d, lambda: setattr(a, "d", 1), lambda: delattr(a, "d"), lambda: a.e, lambda: setattr(a, "e", 1), lambda: delattr(a, "e"), lambda: dir(a), lambda: a.__class__, lambda: isinstance(a, A), lambda: isinstance(a, int), lambda: vars(a), lambda: B.x, lambda: isinstance(1, B), lambda: issubclass(int, B), lambda: B(), lambda: dir(B), lambda: repr(B)):
    try:
        use()
        print("ok")
    except RecursionError:
        print("recursion")
    except Exception as e:
        print(type(e).__name__)
