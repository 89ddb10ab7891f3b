a = ValueError("a")
b = KeyError("b")
try:
    try:
        raise a
    except ValueError:
        try:
            raise b
        except KeyError:
            raise a
except ValueError as e:
    print(e is a, repr(a.__context__), repr(b.__context__))
c = TypeError("c")
try:
    try:
        raise c
    except TypeError as x:
        raise x
except TypeError as e:
    print(e.__context__)
e1, e2 = ValueError(1), ValueError(2)
e1.__context__ = e2
e2.__context__ = e1
try:
    try:
        raise e1
    except ValueError:
        raise KeyError(3)
except KeyError as k:
    print(repr(k.__context__), repr(k.__context__.__context__))
