e = ValueError("odd")
e.__notes__ = ("tuple", 5)
try:
    raise e
except ValueError:
    f = KeyError("other")
    f.__notes__ = 42
    raise f
