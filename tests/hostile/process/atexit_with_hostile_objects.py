# ends: ok error exit timeout
import atexit, sys, threading, weakref
class Evil:
    def __call__(self, *args): raise SystemExit(Evil())
    def __str__(self): raise KeyboardInterrupt
    __repr__ = __str__
    def __del__(self): atexit.register(Evil())
    def __eq__(self, other): atexit._clear(); return True
    __hash__ = None
for i in range(30): atexit.register(Evil(), *[Evil()] * 3)
atexit.register(atexit._run_exitfuncs)
atexit.register(atexit.unregister, Evil())
atexit.register(threading.Thread(target=Evil()).start)
atexit.register(sys.exit, Evil())
atexit.register(exec, "raise SystemExit(10**30)")
weakref.finalize(Evil, Evil())
sys.exitfunc = Evil()
sys.exit(Evil())
