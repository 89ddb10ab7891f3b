for source in ("x = (1", "a b", "if x:\npass", "x = 'abc", "f(**a, *b)", "def f(a, a): pass", "for 1 in x: pass", "x + 1 = 2", "import a.b as c.d", "@\ndef f(): pass", "  x = 1", "else: pass", "print 1", "a = 1 2", "é = $", "class A(: pass", "return", "x: int = ", "lambda x: = 1", "with a as 1: pass", "\tif a:\n    b"):
    try:
        compile(source, "t.py", "exec")
    except SyntaxError as e:
        print(type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
