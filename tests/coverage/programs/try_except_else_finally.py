def divide(a, b):
    try:
        result = a / b
    except ZeroDivisionError as error:
        print("zero", error)
        result = None
    except (TypeError, ValueError):
        print("type")
        raise
    else:
        print("fine")
    finally:
        print("finally")
    return result


divide(4, 2)
divide(1, 0)
try:
    divide("a", 1)
except TypeError:
    pass
