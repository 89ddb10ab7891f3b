"""Hot loops over what is no iterator of the interpreter's own: text files and objects with `__next__`."""

import io


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


def total(iterable):
    result = 0
    for item in iterable:
        result += len(str(item))
    return result


for _ in range(3):
    print(total(io.StringIO("some text\n" * 20000)))
    print(total(io.BytesIO(b"some bytes\n" * 20000)))
    print(total(Countdown(5000)))
print(total({1: 2}), total("abc"))
