def reraise():
    try:
        raise ValueError("v")
    except ValueError:
        inner()
def inner(): raise
try:
    reraise()
except ValueError as e:
    print(repr(e), e.__context__)
try:
    raise
except RuntimeError as e:
    print(e)
def after():
    try: raise KeyError
    except KeyError: pass
    raise
try:
    after()
except RuntimeError as e:
    print(e)
def nested():
    try: raise ValueError("outer")
    except ValueError:
        try: raise KeyError("inner")
        except KeyError: pass
        raise
try:
    nested()
except ValueError as e:
    print(e)
def in_finally():
    try:
        try: raise ValueError("x")
        finally:
            try: raise KeyError("y")
            except KeyError: pass
    except ValueError as e: return repr(e), e.__context__
print(in_finally())
