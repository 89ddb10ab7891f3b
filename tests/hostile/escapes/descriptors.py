# ends: ok error
import os
for number in range(3, 300):
    try:
        os.fstat(number)
        data = os.read(number, 10)
        print("open", number)
    except OSError:
        pass
for action in (lambda: os.dup2(1, 50), lambda: os.fdopen(77), lambda: os.open("/dev/stdin", 0), lambda: os.ttyname(0), lambda: os.read(10**9, 1)):
    try:
        action()
    except (OSError, OverflowError) as e:
        print(type(e).__name__)
