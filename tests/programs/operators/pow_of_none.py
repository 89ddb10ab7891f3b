# Three arguments: None is no number, wherever it stands but last.
def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: pow(None, 3, 5))
show(lambda: pow(None, -3, 5))
show(lambda: pow(2, None, 5))
show(lambda: pow(2, 3, None))
show(lambda: pow(2.5, None, None))
show(lambda: pow(None, None, None))
show(lambda: pow(True, 3, 2))
show(lambda: pow("a", 3, 5))
show(lambda: pow(2, "a", 5))
show(lambda: pow(2, 3, "a"))
show(lambda: pow(2, 3, 2.5))
