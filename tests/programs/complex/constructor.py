print(complex(), complex(1), complex("1+2j"), complex(" -1.5e2j "), complex("(3-4j)"), complex(1, 2), complex(imag=3), complex(real=2), complex("j"), complex("-j"), complex("inf"), complex("nan+infj"), complex(True))
for args in (("1 + 2j",), ("",), ("1+2",), ("j1",), ("1", 2), (1, "2"), (None,), ([1],), ("1+2jx",)):
    try:
        print(args, complex(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
