def f():
    try:
        return 1
    finally:
        return 2
def g():
    while True:
        try:
            pass
        finally:
            break
print(f(), g())
