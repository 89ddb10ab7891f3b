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
