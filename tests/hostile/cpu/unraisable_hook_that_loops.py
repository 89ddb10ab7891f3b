# ends: timeout ok
import sys, gc
def hook(unraisable):
    while True: pass
sys.unraisablehook = hook
class A:
    def __del__(self): raise ValueError
for i in range(100):
    a = A(); a.a = a
    del a
    gc.collect()
keep = A()
