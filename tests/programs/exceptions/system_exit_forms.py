import sys
for args in ((), (None,), (0,), (3,), ("message",), (True,), ([1],), (1, 2)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print(repr(e), repr(e.code))
    except TypeError as e:
        print(e)
try:
    raise SystemExit
except Exception:
    print("not an Exception")
except BaseException as e:
    print(isinstance(e, Exception), e.code)
