"""getweakrefs lists the shared reference, the shared proxy, then the others, those made last first."""
import weakref


class Thing:
    pass


class Named(weakref.ref):
    def __init__(self, object, callback=None, name=None):
        super().__init__(object, callback)
        self.name = name

    def __new__(cls, object, callback=None, name=None):
        return super().__new__(cls, object, callback)


thing = Thing()
print(weakref.getweakrefcount(thing), weakref.getweakrefs(thing), weakref.getweakrefcount(3))
first = weakref.ref(thing, str)
second = weakref.ref(thing, repr)
proxy = weakref.proxy(thing)
shared = weakref.ref(thing)
named = Named(thing, name="n")
print(weakref.getweakrefcount(thing), named.name)
names = {id(first): "first", id(second): "second", id(proxy): "proxy", id(shared): "shared", id(named): "named"}
print([names[id(each)] for each in weakref.getweakrefs(thing)])


class Plain(weakref.ref):
    pass


class Slotted(weakref.ref):
    __slots__ = ("extra",)

    def __init__(self, object, callback=None, **keywords):
        super().__init__(object, callback)
        self.extra = keywords


print(Slotted(thing, value=1).extra)
for make in (
    lambda: Plain(thing, callback=None),
    lambda: weakref.ref(thing, callback=None),
    lambda: weakref.ref(thing, None, 1),
    lambda: weakref.ref(),
):
    try:
        make()
    except TypeError as error:
        print(error)
view = memoryview(b"abc")
print(weakref.ref(view)() is view)
