for source in ("nonlocal x", "def f():\n    nonlocal x", "def f(x):\n    nonlocal x", "def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x", "def f():\n    x = 1\n    def g():\n        print(x)\n        nonlocal x", "def f():\n    global x\n    def g():\n        nonlocal x", "def f():\n    x = 1\n    def g():\n        global x\n        nonlocal x", "def f(a):\n    global a", "def f():\n    y = 1\n    global y", "def f():\n    for z in []: pass\n    global z", "class A:\n    nonlocal q", "x: int\nglobal x", "def f():\n    x: int\n    global x", "def f(a):\n    def g(a):\n        nonlocal a", "global x\nx = 1", "def f():\n  global x\n  x: int = 1"):
    try:
        compile(source, "s", "exec")
        print("ok", repr(source))
    except SyntaxError as e:
        print(e.msg, e.lineno)
