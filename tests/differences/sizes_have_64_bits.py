# Difference: sizes have 64 bits, as in CPython on ordinary machines, where the oracle's have 32.
# Cause: the oracle is CPython for WebAssembly.
# Workaround: none is needed; sys.maxsize tells.
import sys

print(sys.maxsize == 2**63 - 1)
try:
    print(len(range(-sys.maxsize, sys.maxsize, 2)) == sys.maxsize, len(range(2**53 + 1)))
except OverflowError as error:
    print(error)
