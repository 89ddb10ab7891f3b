import fractions


class Outer:
    class Inner:
        def __exit__(self, *args):
            pass


def attempt(manager):
    try:
        with manager:
            pass
    except TypeError as error:
        print(error)

    async def enter():
        async with manager:
            pass

    try:
        enter().send(None)
    except TypeError as error:
        print(error)


for manager in Outer(), Outer.Inner(), fractions.Fraction(1), 5, None:
    attempt(manager)

group = ExceptionGroup("g", [ValueError(1), TypeError(2)])
match, rest = group.split(ValueError)
print(group.__suppress_context__, match.__suppress_context__, rest.__suppress_context__)
