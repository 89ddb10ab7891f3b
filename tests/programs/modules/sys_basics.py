import sys
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 14), sys.maxunicode, sys.byteorder, sys.implementation.cache_tag is not None, sys.getrecursionlimit() > 0, len(sys.argv), isinstance(sys.path, list), "sys" in sys.modules, sys.float_info.max, sys.float_info.epsilon, sys.hash_info.inf, sys.getdefaultencoding(), sys.intern("a") == "a", sys.is_finalizing(), sys.flags.optimize, sys.modules["sys"] is sys, sys.modules["__main__"].__name__, "math" in sys.builtin_module_names)
for f in (lambda: sys.setrecursionlimit(0), lambda: sys.intern(5), lambda: sys.setrecursionlimit("a"), lambda: sys.getsizeof(), lambda: sys._getframe("a"), lambda: sys.exit(1, 2), lambda: sys.set_int_max_str_digits(5), lambda: sys.nope):
    try: f()
    except Exception as e: print(type(e).__name__, e)
sys.stdout.write("direct\n"); print(sys.stdout.writable(), sys.stderr is not sys.stdout)
class T: pass
sys.modules["fake"] = T
import fake
print(fake is T, sys.getsizeof([]) > 0, sys.exc_info())
