# ends: error ok crashed
def f(a, b):
    return a + b
good = f.__code__.co_code
import random
source = random.Random(5)
for i in range(300):
    bad = bytearray(good)
    for j in range(3):
        bad[source.randrange(len(bad))] = source.randrange(256)
    try:
        f.__code__ = f.__code__.replace(co_code=bytes(bad))
        f(1, 2)
    except Exception:
        pass
print("done")
