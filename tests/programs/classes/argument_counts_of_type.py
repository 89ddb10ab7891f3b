class M(type): pass
def t(f):
    try: print(f())
    except TypeError as e: print(e)
t(lambda: type()); t(lambda: type(1,2)); t(lambda: type(1,2,3,4)); t(lambda: type.__new__(type)); t(lambda: type.__new__(M)); t(lambda: type.__new__(M,1,2)); t(lambda: type.__new__(type,1)); t(lambda: type.__new__(M,1)); t(lambda: M()); t(lambda: M(1)); t(lambda: M(1,2)); t(lambda: type.__new__(type,1,2)); t(lambda: type(x=1)); t(lambda: type(1,x=1)); t(lambda: M(x=2)); t(lambda: type.__new__(type, x=3)); t(lambda: type.__new__(type, 1, 2,3,4)); t(lambda: type.__new__())
