import traceback

for source in ("fro x in y:\n    pass\n", "whille True:\n    pass\n", "form math import pi\n", "clas A:\n    pass\n", "x = 1 iff y else 2\n", "retrun 5\n", "zzz qqq\n"):
    try:
        compile(source, "typed.py", "exec")
    except SyntaxError as e:
        print("".join(traceback.format_exception_only(e)))
