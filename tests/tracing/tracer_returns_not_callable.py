"""A trace function that is not callable raises at the next event and is removed."""
import sys
def f():
    return 1
sys.settrace(lambda frame, event, arg: 42)
try:
    f()
    print("no error")
except TypeError as e:
    print(type(e).__name__, e)
print(sys.gettrace())
sys.settrace(1)
try:
    f()
except TypeError as e:
    print(type(e).__name__, e)
print(sys.gettrace())
