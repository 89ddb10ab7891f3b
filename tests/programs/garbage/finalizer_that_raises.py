import gc
import sys


class Resource:
    def __del__(self):
        raise ValueError("in a finalizer")


sys.unraisablehook = lambda info: print(info.exc_type.__name__, info.exc_value, info.err_msg.partition(" <")[0], info.object)


def use():
    Resource()


use()
gc.collect()
print("end")
