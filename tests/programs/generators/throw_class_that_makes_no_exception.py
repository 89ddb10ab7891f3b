class Odd(Exception):
    def __new__(cls, *args):
        return 1


def generator():
    try:
        yield 1
    except TypeError as error:
        print("inside", error)


numbers = generator()
next(numbers)
try:
    numbers.throw(Odd)
except StopIteration:
    print("finished")


class Demanding(Exception):
    def __init__(self, first, second):
        pass


numbers = generator()
next(numbers)
try:
    numbers.throw(Demanding)
except StopIteration:
    print("finished")
