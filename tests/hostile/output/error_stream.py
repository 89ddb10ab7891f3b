# ends: output
import sys
while True:
    sys.stderr.write("x" * 80 + "\n")
