# ends: timeout memory error
x = 3
while True:
    x = x * x
