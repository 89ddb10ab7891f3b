import warnings

sources = [
    "1 is 1",
    "assert (1, 2)",
    "1if 2else 3",
    "()()",
    "def f():\n  try: pass\n  finally: return 1",
    "x = 1\n0xfor y",
    "1if 2 else",
    "1 is 1\nreturn",
]
for action in ("error", "always"):
    for source in sources:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter(action)
            try:
                compile(source, "<source>", "exec")
            except SyntaxError as error:
                print(error.args)
        print([(str(warning.message), warning.lineno) for warning in caught])
