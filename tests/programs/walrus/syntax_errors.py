for source in ("x := 1", "f(a := 1)", "f(a=b := 1)", "(x.y := 1)", "(x[0] := 1)", "((a, b) := 1)", "(1 := 2)", "a = b := 1", "a = (b := 1)", "f(x := 1, y=2)", "lambda: x := 1", "lambda: (x := 1)", "x[y := 0]", "x[y := 0, 1]", "{a := 1}", "{a: b := 1}", "{a := 1: 2}", "[a := 1]", "del (a := 1)", "for (x := 1) in y: pass", "with (a := b): pass", "assert (a := 1)", "assert a := 1", "return_ = (yield_ := 1)", "def f(a: (x := 1)): pass", "def f(a = x := 1): pass", "class A(b := C): pass", "(None := 1)", "(a := 1) = 2", "if x := 1: pass", "while x := f(): pass", "print(x := 1, end='')", "f'{x:=5}'", "f'{(x:=5)}'", "(x := *a)", "(*x := a)"):
    try:
        compile(source, "s", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
