# ends: timeout
import gc
class Last:
    def __del__(self):
        try:
            while True:
                pass
        except BaseException:
            pass
while True:
    Last()
    gc.collect()
