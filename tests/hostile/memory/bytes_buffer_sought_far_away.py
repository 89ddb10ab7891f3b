# ends: error memory
import io
buffer = io.BytesIO()
buffer.seek(2**40)
buffer.write(b"x")
