# ends: error memory
import io
buffer = io.BytesIO()
while True:
    buffer.write(b"some bytes " * 1000)
