# ends: timeout error memory
def f():
    try:
        f()
    finally:
        f()
f()
