# Difference: an exception that passes a for loop does not run the finally clauses of the generator that it was reading.
# Cause: CPython closes a suspended generator when its last reference goes; Tandem counts no references.
# Workaround: close what must be closed with contextlib.closing or try/finally around the loop.
import sys
class M:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb): print("exit", kind.__name__, value.code)
def gen():
    try: yield
    finally: print("generator cleanup")
def deep():
    with M():
        for _ in gen():
            try:
                sys.exit(7)
            except Exception:
                print("not caught")
            finally:
                print("finally")
deep()
