def numbers(limit):
    for number in range(limit):
        sent = yield number
        if sent:
            print("sent", sent)
            return "stopped"
    yield -1


def delegate():
    result = yield from numbers(5)
    print(result)
    yield "end"


print(list(numbers(2)))
generator = delegate()
next(generator)
print(generator.send("x"))
unused = numbers(1)
closed = numbers(3)
next(closed)
closed.close()
