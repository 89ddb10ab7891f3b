class Meta(type):
    def __getattribute__(cls, name): print("meta", name); return super().__getattribute__(name)
class Tracker:
    def __getattribute__(self, name): print("instance", name); return super().__getattribute__(name)
    def __enter__(self): print("enter"); return 5
    def __exit__(self, *args): print("exit", len(args), args)
with Tracker() as t: print(t)
class Desc:
    def __get__(self, obj, cls): print("get", type(obj).__name__); return lambda *a: print("called", len(a))
class D:
    __enter__ = Desc()
    __exit__ = Desc()
with D(): pass
class Evil:
    def __enter__(self): Evil.__exit__ = lambda s, *a: print("replaced exit"); return self
    def __exit__(self, *a): print("original exit")
with Evil(): pass
with Evil(): pass
