import sys
class Broken:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
    def __getattr__(self, name):
        1 / 0
def g():
    yield from Broken()
def report(unraisable):
    print(repr(unraisable.exc_value), unraisable.object, unraisable.err_msg.split(" at ")[0])
sys.unraisablehook = report
gi = g()
next(gi)
print(gi.close())
