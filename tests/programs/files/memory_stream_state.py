import copy
import io
import pickle

text = io.StringIO("one\ntwo", newline="\r\n")
text.read(2)
print(text.__getstate__())
data = io.BytesIO(b"abcdef")
data.seek(2)
print(data.__getstate__())
for stream in (text, data):
    other = pickle.loads(pickle.dumps(stream))
    print(other.tell(), other.getvalue(), copy.copy(stream).read())

other = io.StringIO()
other.__setstate__(("hello\nworld", "\n", 3, {"mark": 5}))
print(other.read(), other.mark)
for kind, state in (
    (io.BytesIO, ()), (io.BytesIO, 5), (io.BytesIO, (1, 2, 3)), (io.BytesIO, (b"x", "a", None)),
    (io.BytesIO, (b"x", -1, None)), (io.BytesIO, (b"x", 0, 5)),
    (io.StringIO, ()), (io.StringIO, (1, "\n", 0, None)), (io.StringIO, ("x", "a", 0, None)),
    (io.StringIO, ("x", "\n", -1, None)), (io.StringIO, ("x", "\n", 0, 5)), (io.StringIO, ("x", "\n", "a", None)),
):
    try:
        kind().__setstate__(state)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
