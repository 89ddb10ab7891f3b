# ends: error memory
import io
buffer = io.StringIO()
buffer.seek(2**33)
buffer.write("x")
