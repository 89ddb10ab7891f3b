# ends: timeout memory error
import zlib, random
data = random.Random(1).randbytes(3_000_000) * 3
while True:
    zlib.compress(data, 9)
