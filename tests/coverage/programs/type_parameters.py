type Pair[T] = tuple[T, T]


def first[T](items: list[T]) -> T:
    if items:
        return items[0]
    raise IndexError


class Box[T: int]:
    def __init__(self, value: T) -> None:
        self.value = value

    def get(self) -> T:
        return self.value


print(first([1]), Box(2).get())
