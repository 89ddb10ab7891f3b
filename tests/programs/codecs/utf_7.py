# utf-7 in both directions, by parts, and what is malformed.
import codecs

for text in "a+b", "\u20ac 5", "x\u00e9-y", "\U0001f600", "A\u2262\u0391.", "~\\", "Hi Mom -\u263a-!", "\u65e5\u672c\u8a9e":
    data = text.encode("utf-7")
    print(data, data.decode("utf-7") == text)
decoder = codecs.getincrementaldecoder("utf-7")()
print([ascii(decoder.decode(bytes([byte]))) for byte in b"a+IKw-b+-"], ascii(decoder.decode(b"", True)))
for data in b"\xff", b"+A", b"+IKx", b"+@x", b"+IKwx\xe9", b"a+", b"+2AA-":
    for errors in "strict", "replace", "ignore", "backslashreplace":
        try:
            print(data, errors, ascii(data.decode("utf-7", errors)))
        except UnicodeDecodeError as error:
            print(data, error)
