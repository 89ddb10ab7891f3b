# ends: error memory
import gzip, io
bomb = gzip.compress(bytes(20_000_000))
gzip.decompress(bomb * 50)
