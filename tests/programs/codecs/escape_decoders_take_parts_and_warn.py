import codecs
import warnings

print(codecs.unicode_escape_decode(b"a\\x", "strict", False), codecs.unicode_escape_decode(b"a\\u12", "strict", False))
print(codecs.unicode_escape_decode(r"\u1234x"), codecs.raw_unicode_escape_decode(b"a\\u12", "strict", False))
decoder = codecs.getincrementaldecoder("unicode_escape")()
print([decoder.decode(bytes([byte])) for byte in b"\\N{BULLET}\\n\\101"])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(codecs.unicode_escape_decode(rb"\8\q\777"))
    print(codecs.escape_decode(rb"\8\777"), codecs.escape_decode(rb"\777"))
    print([(each.category.__name__, str(each.message), each.lineno) for each in caught])
try:
    codecs.latin_1_decode("text")
except TypeError as error:
    print(error)
