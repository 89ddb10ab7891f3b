from array import array


def attempt(call, *arguments):
    try:
        print(call(*arguments))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for code, value in [("b", 128), ("B", -1), ("h", 40000), ("H", 70000), ("q", 2**63), ("Q", -1), ("i", 1.5), ("f", "1"), ("w", "ab")]:
    attempt(array, code, [value])
attempt(array)
attempt(array, "z")
attempt(array, "i", "text")
attempt(array, "i", b"abc")
attempt(array("i").append, "a")
attempt(array("i").pop)
attempt(array("i", [1]).remove, 2)
attempt(array("i").fromlist, (1,))
attempt(array("i").__setitem__, slice(0, 1), [1])
attempt(array("i", [1]).__getitem__, "a")
attempt(array("i").extend, array("h"))
numbers = array("i", [1, 2])
view = memoryview(numbers)
attempt(numbers.append, 3)
view[0] = 7
view.release()
attempt(numbers.append, 3)
print(numbers)
