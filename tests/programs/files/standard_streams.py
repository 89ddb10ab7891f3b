import io
import sys

for stream in sys.stdin, sys.stdout, sys.stderr:
    print(stream, stream.buffer, stream.buffer.raw, stream.errors, stream.fileno())
    print(isinstance(stream, io.TextIOBase), stream.readable(), stream.writable(), stream.closed, stream.newlines)
sys.stdout.flush()
sys.stdout.buffer.write("bytes é\n".encode())
sys.stdout.buffer.flush()
try:
    print("\ud800")
except UnicodeEncodeError as error:
    print(error)
print("\ud800", file=sys.stderr)
saved, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), write_through=True)
print("caught")
captured, sys.stdout = sys.stdout.buffer.getvalue(), saved
print(captured)
