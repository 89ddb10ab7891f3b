# ends: memory timeout
codes = []
while True:
    codes.append(compile("x = 1\n" * 500, "<x>", "exec"))
