class IntChild(int):
    pass


class StrChild(str):
    pass


for cls, arguments in [(IntChild, (1, 2, 3)), (StrChild, (1, 2, 3, 4)), (int, (1, 2, 3)), (str, (1, 2, 3, 4))]:
    try:
        cls(*arguments)
    except TypeError as error:
        print(error)
