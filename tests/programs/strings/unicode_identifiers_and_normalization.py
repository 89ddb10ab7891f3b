ﬁeld = 1
print(field)
é = 2
print(é, "naïve".isidentifier(), "ªb".isidentifier())
class C:
    ℌ = 5
print(C.H, getattr(C, "H"), hasattr(C, "ℌ"))
