# ends: ok error
import sys
class Module(type(sys)):
    def __getattr__(self, name): return self
    def __call__(self, *args, **kwargs): return self
    def __iter__(self): return iter([self] * 3)
for name in list(sys.modules):
    if name not in ("sys", "builtins", "__main__"): sys.modules[name] = Module(name)
for name in ("warnings", "traceback", "codecs", "encodings", "io", "linecache", "abc", "types", "threading", "asyncio", "collections", "re", "inspect", "unicodedata", "contextvars", "_io", "copyreg", "functools", "tokenize"):
    sys.modules[name] = Module(name)
for use in (lambda: "é".encode("koi8-r"), lambda: open("/nothing"), lambda: "\N{DIGIT ONE}", lambda: eval("'\\d'"), lambda: exec("class A: pass"), lambda: help(1), lambda: breakpoint(), lambda: print(object().__reduce_ex__(2)), lambda: input(), lambda: exec("async def f(): pass\nf()"), lambda: type("A", (), {}).__annotations__, lambda: exec("x: int\n__annotations__")):
    try:
        use()
    except BaseException as e:
        type(e).__name__
print("done")
raise ValueError("shown all the same")
