"""Text of dis for branches, loops, calls, attributes and operators."""
import dis


def f(a, b):
    for x in a:
        if x and b:
            print(x, sep=b)
        else:
            y = x if b is None else -x
    while a < b:
        a += 1
    return not a or a.real[b].join(y) in +b


dis.dis(f, show_offsets=True)
print(list(f.__code__.co_branches()))
