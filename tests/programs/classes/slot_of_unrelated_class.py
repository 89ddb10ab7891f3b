# A slot's descriptor in a class that it does not belong to refuses each time, not only the first.
class Owner:
    __slots__ = ("x",)


class Borrower:
    y = Owner.x


def store(target, value):
    target.y = value


def load(source):
    return source.y


for _ in range(3):
    for act in (lambda: store(Borrower(), 1), lambda: load(Borrower())):
        try:
            act()
        except TypeError as error:
            print(error)
