# ends: ok error
class Key(str):
    __hash__ = str.__hash__
    def __eq__(self, other):
        for name in list(vars(C)):
            if name.startswith("z"):
                delattr(C, name)
        return str.__eq__(self, other)
class C:
    pass
for i in range(20):
    setattr(C, f"z{i}", i)
    C().__dict__[Key("z1")] = 1
    getattr(C(), "z1", None)
