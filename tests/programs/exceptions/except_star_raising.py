def run(handler):
    try:
        try:
            raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
        except* ValueError as e:
            handler(e)
    except BaseException as e:
        def show(x, d=0):
            print("  " * d + repr(x) if not isinstance(x, BaseExceptionGroup) else "  " * d + str(x), "ctx", type(x.__context__).__name__)
            for s in getattr(x, "exceptions", ()): show(s, d + 1)
        show(e)
def new(e): raise OSError("new")
def same(e): raise e
def sub(e): raise e.exceptions[0]
def bare(e): raise
def ok(e): pass
for h in (new, same, sub, bare, ok):
    print(h.__name__); run(h)
