import itertools


def numbers(name):
    try:
        yield 1
        yield 2
        yield 3
    finally:
        print("closed", name)


print(next(numbers("next")))
print(any(numbers("any")))
print(any(number for number in numbers("source of any")))
print(1 in numbers("in"))
try:
    a, b = numbers("unpacking")
except ValueError as error:
    print(error)
print(list(zip(range(2), numbers("zip"))))
for index, number in enumerate(numbers("enumerate")):
    break
for pair in zip(numbers("first"), numbers("second")):
    break
print(list(itertools.islice(numbers("islice"), 1)))
print(dict(zip("ab", numbers("dict"))))
try:
    set([number] for number in numbers("set"))
except TypeError as error:
    print(error)


class Numbers:
    def __iter__(self):
        try:
            yield 1
        finally:
            print("closed", "iter")


for number in Numbers():
    break


def made():
    return numbers("made")


for number in made():
    break
