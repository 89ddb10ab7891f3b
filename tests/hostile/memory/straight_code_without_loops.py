# ends: memory timeout
keep = []
source = "keep.append([keep, [1, 2, 3], {4: 5}])\n" * 2000
code = compile(source, "<s>", "exec")
while True:
    exec(code)
