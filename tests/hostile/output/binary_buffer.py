# ends: output
import sys
while True:
    sys.stdout.buffer.write(b"x" * 1000)
