import sys
try:
    1 / 0
except ZeroDivisionError:
    print("cannot divide", file=sys.stderr)
    sys.exit(4)
