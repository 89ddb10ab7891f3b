# Difference: __del__ is not called when the last reference goes, but when the program calls gc.collect(), else at its end.
# Cause: Tandem counts no references.
# Workaround: release what an object holds in a with statement or a close method, or call gc.collect().
import gc


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalized", self.name)


def use(name):
    Resource(name)


use("first")
print("used")
gc.collect()
print("collected")
use("second")
print("end of the program")
