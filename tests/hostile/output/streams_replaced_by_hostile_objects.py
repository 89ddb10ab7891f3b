# ends: ok error exit
import sys, io
class Stream:
    encoding = errors = property(lambda self: 1 / 0)
    closed = property(lambda self: [])
    def write(self, text): raise SystemExit(text) if len(text) > 5 else KeyboardInterrupt
    def flush(self): sys.stdout = sys.stderr = None; raise MemoryError
    def fileno(self): return -5
    def isatty(self): return self
class Endless(io.TextIOBase):
    def write(self, text): return print(text, file=self)
for stream in (Stream(), 5, None, print, type, Endless(), io.BytesIO(), object()):
    for use in (lambda: print("x" * 10), lambda: print(1, flush=True), lambda: sys.displayhook(1), lambda: sys.excepthook(ValueError, ValueError(1), None), lambda: input("p"), lambda: exec("1/0"), lambda: help("x"), lambda: __import__("warnings").warn("x"), lambda: __import__("traceback").print_stack(), lambda: breakpoint()):
        sys.stdout = sys.stderr = sys.stdin = stream
        try:
            use()
        except BaseException as e:
            pass
sys.stdout = Stream()
raise ValueError("end")
