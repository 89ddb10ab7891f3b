def f(kind):
    try:
        if kind == 0:
            return "early"
        if kind == 1:
            raise KeyError(kind)
        for each in range(kind):
            try:
                if each == 1:
                    break
            finally:
                print("inner", each)
    except KeyError:
        return "caught"
    finally:
        print("outer")
    return "late"


print(f(0), f(1), f(3))
