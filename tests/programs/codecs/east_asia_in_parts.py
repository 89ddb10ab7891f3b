import codecs
import io

for name, text in (("gbk", "你好\n世界"), ("gb18030", "a😀ÿ你"), ("euc_jp", "丂あ"), ("iso2022_jp", "あa\nい"), ("hz", "你a~好")):
    data = text.encode(name)
    decoder = codecs.getincrementaldecoder(name)()
    print([decoder.decode(data[at : at + 1]) for at in range(len(data))], decoder.decode(b"", True))
    encoder = codecs.getincrementalencoder(name)()
    parts = [encoder.encode(character) for character in text] + [encoder.encode("", True)]
    print(parts, b"".join(parts) == data)
    reader = codecs.getreader(name)(io.BytesIO(data))
    print(repr(reader.read(1)), reader.readlines())
    stream = io.BytesIO()
    writer = codecs.getwriter(name)(stream)
    writer.writelines(text)
    writer.reset()
    print(stream.getvalue() == data)
decoder = codecs.getincrementaldecoder("gbk")("replace")
print(decoder.decode(b"\xc4"), decoder.getstate(), decoder.decode(b"\xe3"), decoder.getstate())
decoder.setstate((b"\xc4", 0))
print(decoder.decode(b"\xe3"), repr(decoder.decode(b"\xff\xc4", True)))
for state in (3, (3, 4)):
    try:
        decoder.setstate(state)
    except TypeError as error:
        print(error)
