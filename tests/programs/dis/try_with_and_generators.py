"""Labels, exception tables and the instructions of generators."""
import dis


def cleans_up(z):
    try:
        for q in z:
            q.a.b = 2
    except ValueError as e:
        print(e)
        raise
    finally:
        print(2)


def delegates(z):
    x = yield 1
    with z as y:
        yield from x
    return y


for function in cleans_up, delegates:
    dis.dis(function)
