def run(exc):
    try:
        try:
            raise exc
        except* ValueError as eg:
            print("V", eg, [repr(x) for x in eg.exceptions])
        except* (KeyError, TypeError) as eg:
            print("KT", [repr(x) for x in eg.exceptions])
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("left", repr(e))
run(ExceptionGroup("g", [ValueError(1), KeyError(2), OSError(3), ValueError(4)]))
run(ValueError("naked"))
run(OSError("unmatched naked"))
run(ExceptionGroup("g", [ExceptionGroup("h", [ValueError(1), OSError(2)]), TypeError(3)]))
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(5)]))
try:
    pass
except* ValueError: pass
else: print("else without error")
