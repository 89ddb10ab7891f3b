for source in ("lambda x=: x", "lambda (x): x", "lambda: return 1", "lambda: x = 1", "lambda x, x: 0", "lambda *: 0", "lambda x: yield", "lambda x = 1, y: 0", "lambda: (x = 1)", "lambda", "f = lambda: pass", "lambda x: int: 5", "(lambda: 1) = 2", "lambda **k, a: 0"):
    try:
        compile(source, "s", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
