# ends: ok error
class C:
    pass
setattr(C, "\udc80", 1)
print(ascii(getattr(C, "\udc80")), ascii(dir(C)[-1]))
type("\ud800", (), {})
