# ends: ok error
import array, io, struct
class Shrink:
    def __init__(self, target): self.target = target
    def __index__(self):
        for change in (self.target.clear, lambda: self.target.extend(b"x" * 1000), lambda: self.target.pop()):
            try:
                change()
            except Exception:
                pass
        return 1
for make in (lambda: bytearray(64), lambda: array.array("B", bytes(64))):
    for use in (lambda b, e: struct.pack_into("B", b, e, e), lambda b, e: struct.unpack_from("B", b, e), lambda b, e: memoryview(b)[e:e], lambda b, e: memoryview(b).__setitem__(e, e), lambda b, e: io.BytesIO(b).seek(e), lambda b, e: b.__setitem__(slice(e, None), b), lambda b, e: int.from_bytes(b, "big"), lambda b, e: memoryview(b).cast("B", [e, 64]), lambda b, e: bytes(memoryview(b)[::e])):
        buffer = make()
        try:
            use(buffer, Shrink(buffer))
        except Exception as e:
            type(e).__name__
buffer = bytearray(10)
view = memoryview(buffer)
for change in (buffer.clear, lambda: buffer.extend(b"1"), lambda: buffer.__delitem__(0), lambda: buffer.__iadd__(b"1")):
    try:
        change()
        print("changed")
    except BufferError as e:
        print(e)
view.release()
stream = io.BytesIO(b"abc")
with stream.getbuffer() as view:
    try:
        stream.write(b"x" * 100)
    except BufferError as e:
        print(e)
print("done")
