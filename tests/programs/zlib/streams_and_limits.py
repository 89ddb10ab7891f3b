import zlib

data = bytes(range(256)) * 20 + b"hello " * 500
for level in range(-1, 10):
    for strategy in zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED:
        compressor = zlib.compressobj(level, strategy=strategy)
        packed = compressor.compress(data) + compressor.flush()
        assert zlib.decompress(packed) == data
        print(level, strategy, len(packed), zlib.crc32(packed))
packed = zlib.compress(data)
decompressor = zlib.decompressobj()
parts = []
tail = packed + b"behind"
while not decompressor.eof:
    parts.append(decompressor.decompress(tail, 1000))
    tail = decompressor.unconsumed_tail
print([len(part) for part in parts], b"".join(parts) == data, decompressor.unused_data)
compressor = zlib.compressobj(zdict=b"hello ")
print(compressor.compress(b"hello hello") + compressor.flush(zlib.Z_SYNC_FLUSH))
twin = compressor.copy()
for each in compressor, twin:
    print(each.compress(b"hello again") + each.flush())
for bits in -15, 15, 31:
    compressor = zlib.compressobj(wbits=bits)
    print(bits, compressor.compress(b"abc") + compressor.flush())
print(zlib.crc32(b"abc"), zlib.crc32(b"abc", 5), zlib.adler32(b"abc"), zlib.adler32(b"abc" * 10000, 7))
