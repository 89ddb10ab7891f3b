def check(value):
    raise ValueError("bad value: " + repr(value))

check([1, 2])
