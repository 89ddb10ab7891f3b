# ends: error memory
import io
buffer = io.StringIO()
while True:
    buffer.write("some text " * 1000)
