from contextlib import contextmanager, suppress


@contextmanager
def manager(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("exit", name)


def use(flag):
    with manager("a") as a, manager("b") as b:
        print(a, b)
        if flag:
            return 1
    with suppress(ValueError):
        raise ValueError
    with (
        manager("c") as c,
        manager("d"),
    ):
        print(c)
    return 2


use(False)
with manager("module"):
    for _ in range(2):
        with manager("loop"):
            if _:
                break
print("end")
