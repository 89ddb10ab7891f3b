# ends: timeout
x = (int, str)
for i in range(60): x = (x, x)
isinstance(1.5, x)
