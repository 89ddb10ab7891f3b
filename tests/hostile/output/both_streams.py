# ends: output
import sys
while True:
    print("o")
    print("e", file=sys.stderr)
