import array
from collections.abc import Buffer, MutableSequence

for value in (b"ab", bytearray(b"ab"), memoryview(b"ab"), array.array("b", b"ab"), "ab", [1]):
    print(type(value).__name__, isinstance(value, Buffer), hasattr(value, "__release_buffer__"))
data = bytearray(b"abc")
view = data.__buffer__(1)
view[0] = 65
data.__release_buffer__(view)
print(data, isinstance(array.array("i"), MutableSequence))


class Watched(bytearray):
    def __buffer__(self, flags):
        print("asked for", flags)
        return super().__buffer__(flags)


print(bytes(memoryview(Watched(b"hello"))))
for attempt in (lambda: b"".__buffer__(1), lambda: data.__release_buffer__(3), lambda: data.__release_buffer__(memoryview(b"")), lambda: view[0]):
    try:
        print(attempt())
    except (BufferError, TypeError, ValueError) as error:
        print(error)
