def inner(value):
    if value > 1:
        raise ValueError(value)
    return value


def middle(value):
    result = inner(value)
    print("after", result)
    return result


def outer():
    for value in range(4):
        try:
            middle(value)
        except ValueError:
            if value == 3:
                return
            print("again")


outer()
