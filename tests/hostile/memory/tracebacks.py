# ends: memory timeout
errors = []
def f(n):
    if n:
        f(n - 1)
    1 / 0
while True:
    try:
        f(50)
    except ZeroDivisionError as e:
        errors.append(e)
