# ends: timeout memory
n = 0
while True:
    n += 1
    exec(compile(f"def f{n}(x{n}): return [x{n} + i for i in range({n % 7})]\nf{n}({n})", f"<{n}>", "exec"), {})
