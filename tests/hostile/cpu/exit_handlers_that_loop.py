# ends: timeout
import atexit
def again():
    atexit.register(again)
    while True:
        try:
            raise SystemExit
        except BaseException:
            pass
atexit.register(again)
