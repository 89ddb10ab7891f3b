import zlib


def attempt(call, *arguments, **keywords):
    try:
        print(call(*arguments, **keywords))
    except Exception as error:
        print(f"{type(error).__module__}.{type(error).__name__}: {error}")


packed = zlib.compress(b"hello " * 100)
attempt(zlib.compress, "text")
attempt(zlib.compress, b"", 10)
attempt(zlib.decompress, b"")
attempt(zlib.decompress, b"abc")
attempt(zlib.decompress, packed[:-5])
attempt(zlib.decompress, packed[:-2] + b"xx")
attempt(zlib.decompress, packed, bufsize=-1)
attempt(zlib.compressobj, 10)
attempt(zlib.compressobj, method=5)
attempt(zlib.decompressobj, 99)
attempt(zlib.decompressobj().decompress, packed, -1)
attempt(zlib.decompressobj().flush, 0)
compressor = zlib.compressobj(zdict=b"hello ")
with_dictionary = compressor.compress(b"hello hello") + compressor.flush()
attempt(compressor.compress, b"more")
attempt(compressor.copy)
attempt(zlib.decompress, with_dictionary)
attempt(zlib.decompressobj(zdict=b"other").decompress, with_dictionary)
attempt(zlib.decompressobj(zdict=b"hello ").decompress, with_dictionary)
