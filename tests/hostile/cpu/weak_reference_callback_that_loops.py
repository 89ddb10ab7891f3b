# ends: timeout ok
import gc, weakref
class Thing:
    pass
def gone(reference):
    while True:
        pass
reference = weakref.ref(Thing(), gone)
gc.collect()
