# ends: error memory
import zlib
bomb = zlib.compress(bytes(50_000_000), 9)
zlib.decompress(zlib.decompress(zlib.compress(bomb)))
data = [zlib.decompress(bomb) for i in range(20)]
