import warnings
warnings.simplefilter("ignore")
source = """
def ret():
    try: return "try"
    finally: return "finally"
def swallow():
    try: raise ValueError
    finally: return "swallowed"
def brk():
    for i in range(3):
        try: raise ValueError
        finally: break
    return i
def cont():
    out = []
    for i in range(3):
        try:
            if i == 1: return "early"
            out.append(i)
        finally: continue
    return out
def value():
    x = 1
    try: return x
    finally: x = 2
def nested():
    try:
        try: return 1
        finally: raise KeyError("k")
    except KeyError as e: return repr(e.__context__)
    finally: print("outer finally")
def order():
    for i in range(2):
        try:
            try: continue
            finally: print("inner", i)
        finally: print("outer", i)
    return "done"
"""
exec(source)
for f in (ret, swallow, brk, cont, value, nested, order):
    print(f.__name__, f())
