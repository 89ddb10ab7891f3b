# ends: output timeout
import gc
class Last:
    def __del__(self):
        raise ValueError("x" * 100)
while True:
    a = Last()
    a.a = a
    del a
    gc.collect()
