def none(): pass
def one(a): pass
def default(a, b=1): pass
def all_default(a=1, b=2): pass
def kwonly(a, *, b=1, c): pass
def kwonly_none(*, b): pass
for call in (lambda: none(1), lambda: none(1, 2), lambda: one(1, 2), lambda: default(1, 2, 3), lambda: all_default(1, 2, 3), lambda: kwonly(1, 2), lambda: kwonly(1, 2, c=3), lambda: kwonly(1, 2, 3, b=1, c=3), lambda: kwonly_none(1), lambda: kwonly_none(1, b=2), lambda: default(1, 2, 3, 4)):
    try:
        call()
    except TypeError as e:
        print(e)
