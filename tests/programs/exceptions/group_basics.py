g = ExceptionGroup("msg", [ValueError(1), KeyError("k"), ExceptionGroup("inner", [TypeError("t")])])
print(g, repr(g), g.message, len(g.exceptions), g.args, type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
print(g.subgroup(ValueError), g.subgroup(lambda e: isinstance(e, TypeError)), g.subgroup(OSError), g.split(KeyError), g.derive([OSError("x")]), g.subgroup((ValueError, TypeError)))
for f in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [5]), lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: g.split(5), lambda: g.subgroup("a"), lambda: setattr(g, "message", "x"), lambda: setattr(g, "exceptions", ()), lambda: ExceptionGroup("m", {1: 2}), lambda: ExceptionGroup("m", [ValueError])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(str(ExceptionGroup("one", (ValueError(),))), issubclass(ExceptionGroup, Exception), isinstance(g, BaseExceptionGroup))
