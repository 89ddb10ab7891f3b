"""Code that runs while an item is found or converted may release the view."""


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        view.release()
        return 4


class Truth:
    def __bool__(self):
        view.release()
        return True


view = memoryview(bytearray(b"\xff" * 8))
show(lambda: view[Index()])
view = memoryview(bytearray(b"\xff" * 8))
show(lambda: view.__setitem__(0, Index()))
view = memoryview(bytearray(b"\xff" * 8)).cast("?")
show(lambda: view.__setitem__(0, Truth()))
