# ends: error memory
import zlib
bomb = zlib.compress(bytes(30_000_000), 9)
out = []
while True:
    out.append(zlib.decompressobj().decompress(bomb))
