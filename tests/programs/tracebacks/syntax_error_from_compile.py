def build(source):
    return compile(source, "generated.py", "exec")

build("x = 1\nif x = 2:\n    pass\n")
