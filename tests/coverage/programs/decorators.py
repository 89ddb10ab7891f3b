import functools


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper


def with_argument(value):
    def decorate(function):
        return function
    return decorate


@logged
@with_argument(
    1,
)
def decorated(a,
              b=2):
    return a + b


@with_argument("x")
class Decorated:
    @logged
    def method(self):
        return 1

    @logged
    def unused(self):
        return 2


print(decorated(1), Decorated().method())
