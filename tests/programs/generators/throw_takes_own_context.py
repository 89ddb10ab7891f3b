# What is thrown in has as its context what the generator itself handles, not what its caller does.
def waits():
    try:
        yield
    except ValueError as error:
        yield error.__context__


def handles():
    try:
        raise KeyError("own")
    except KeyError:
        try:
            yield
        except ValueError as error:
            yield error.__context__


for make in (waits, handles):
    generator = make()
    next(generator)
    try:
        raise ZeroDivisionError("outer")
    except ZeroDivisionError:
        print(repr(generator.throw(ValueError("thrown"))))
