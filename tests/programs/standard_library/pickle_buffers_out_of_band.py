import array
import pickle

buffer = pickle.PickleBuffer(array.array("i", [1, 2, 3]))
print(buffer.raw().format, buffer.raw().nbytes, memoryview(buffer).format)
kept = []
data = pickle.dumps(pickle.PickleBuffer(bytearray(b"x")), 5, buffer_callback=kept.append)
print(data, [bytes(each) for each in kept], bytes(pickle.loads(data, buffers=kept)))
print(pickle.loads(pickle.dumps(pickle.PickleBuffer(b"inside"), 5)))
buffer.release()
for attempt in (buffer.raw, lambda: pickle.PickleBuffer(3), lambda: pickle.PickleBuffer(memoryview(b"abcd")[::2]).raw(), lambda: pickle.dumps(pickle.PickleBuffer(b"x"), 4)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
