"""What gettrace answers, and wrong calls of settrace."""
import sys
def trace(frame, event, arg): return None
print(sys.gettrace())
sys.settrace(trace)
print(sys.gettrace() is trace)
sys.settrace(sys.gettrace())
print(sys.gettrace() is trace)
sys.settrace(None)
for call in (lambda: sys.settrace(), lambda: sys.settrace(1, 2), lambda: sys.gettrace(1)):
    try:
        call()
    except TypeError as e:
        print(e)
print(sys.gettrace())
