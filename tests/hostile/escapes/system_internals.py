# ends: ok error
import sys, gc
for action in (lambda: sys._getframe(10**9), lambda: sys._current_frames(), lambda: sys._current_exceptions(), lambda: gc.get_objects(), lambda: gc.get_referrers(1), lambda: gc.get_referents(sys), lambda: sys.getrefcount(1), lambda: sys._debugmallocstats(), lambda: sys._clear_type_descriptors(int), lambda: sys.set_asyncgen_hooks(1), lambda: sys.setswitchinterval(-1), lambda: sys._xoptions, lambda: sys.gettrace(), lambda: sys.audit("x"), lambda: sys.addaudithook(print), lambda: sys.remote_exec(1, "x"), lambda: sys.activate_stack_trampoline("x")):
    try:
        action()
    except Exception as e:
        print(type(e).__name__)
