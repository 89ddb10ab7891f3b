for source in ("None = 1", "True = 1", "def None(): pass", "class True: pass", "lambda None: 0", "import None", "import a as None", "for None in x: pass", "f(None=1)", "x.None", "x.True = 1", "__debug__ = 1", "def f(__debug__): pass", "del None", "with a as None: pass", "global None", "None += 1", "(None := 1)", "except_ = None", "class A: None: int", "print = 1", "Ellipsis = 1", "NotImplemented = 2", "import __debug__"):
    try:
        compile(source, "s", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
print(__debug__, None is None)
