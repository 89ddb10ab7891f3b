# ends: memory error
group = ValueError("x")
while True:
    group = ExceptionGroup("g" * 1000, [group, group])
