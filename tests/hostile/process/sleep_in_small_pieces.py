# ends: timeout
import time
while True:
    try:
        time.sleep(0.001)
    except BaseException:
        pass
