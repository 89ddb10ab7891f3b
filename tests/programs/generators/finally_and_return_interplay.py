def a():
    try:
        yield 1
        return "try"
    finally:
        yield "in finally"
        print("cleanup")
def b():
    for i in range(3):
        try:
            yield i
            continue
        finally:
            print("f", i)
def c():
    try:
        raise ValueError("v")
    except ValueError as e:
        yield str(e)
        yield repr(e)
    yield "e" in locals()
print(list(a()))
print(list(b()))
print(list(c()))
