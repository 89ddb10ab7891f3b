# ends: memory error timeout
keep = []
code = compile("keep.append([0] * 20_000)\n" * 1000, "<s>", "exec")
while True:
    exec(code)
