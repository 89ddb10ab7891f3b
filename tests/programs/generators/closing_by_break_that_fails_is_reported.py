import sys

sys.unraisablehook = lambda args: print(
    args.err_msg.split(" at ")[0], repr(args.exc_value), args.exc_traceback.tb_lineno, args.object
)


def failing():
    try:
        yield 1
    finally:
        raise ValueError("cleanup")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


for number in failing():
    break
for number in stubborn():
    break
try:
    raise KeyError("handled")
except KeyError:

    def seeing():
        try:
            yield 1
        finally:
            print(repr(sys.exception()), repr(sys.exception().__context__))

    for number in seeing():
        break
