# ends: output
import atexit
@atexit.register
def last():
    while True:
        print("x" * 50)
