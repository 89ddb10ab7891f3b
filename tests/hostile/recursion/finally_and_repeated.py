# ends: timeout error memory output
def f():
    try:
        f()
    finally:
        f()
f()
