"""A generator that is thrown into at every suspension goes on as before, however often that happens."""


def worker():
    caught = 0
    manager = [len, 1, 2]
    while True:
        try:
            manager[0]("text"), (yield caught), manager[1]
        except KeyError as error:
            caught += 1
            manager[2] = error.args[0]


def rounds(count):
    generator = worker()
    next(generator)
    return [generator.throw(KeyError(number)) for number in range(count)][-1]


for count in (10, 5000, 20000, 50000):
    print(count, rounds(count))
