# ends: timeout memory
import io
while True:
    text = io.StringIO("line\r\n" * 300_000, newline=None)
    text.readlines(), io.BytesIO(b"line\n" * 300_000).readlines(), io.TextIOWrapper(io.BytesIO(b"line\n" * 300_000)).read()
