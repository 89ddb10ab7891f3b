import itertools


def first_above(limit):
    numbers = itertools.count()
    while True:
        number = next(numbers)
        if number <= limit:
            continue
        return number


def forever():
    while 1:
        yield 1


print(first_above(3), next(forever()))
while False:
    print("dropped")
if True:
    print("kept")
if 0:
    print("dropped")
else:
    print("kept too")
