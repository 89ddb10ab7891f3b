import contextvars


class Name(str):
    def __eq__(self, other):
        return True


for arguments in ((), (1,), (Name("x"),)):
    try:
        print(contextvars.ContextVar(*arguments))
    except TypeError as error:
        print(error)
