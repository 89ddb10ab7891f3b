# ends: ok error
class A:
    def __init__(self):
        self.secret = 1
import sys
for field in ("{0.__init__.__globals__}", "{0.__class__.__mro__[1].__subclasses__}", "{0.__class__.__init__.__globals__[sys].modules}"):
    text = field.format(A())
    if "CANARY" in text or sys.argv[3] in text:
        print("ESCAPED")
print("done")
