# ends: timeout
import atexit
def last():
    try:
        while True:
            pass
    except BaseException:
        last()
atexit.register(last)
