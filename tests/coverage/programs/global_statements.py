counter = 0
x: int
y: int = 1


def increment():
    global counter
    counter += 1

    def nested():
        nonlocal_value = 1

        def innermost():
            nonlocal nonlocal_value
            nonlocal_value += 1
            return nonlocal_value
        return innermost()
    return nested()


def annotated(a: int, *args: str, key: "int" = 1) -> None:
    local: int
    other: int = 2
    del other


increment()
annotated(1)
del y
