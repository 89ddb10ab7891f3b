with open("t.txt", "w+", encoding="utf-8", newline="") as stream:
    stream.write("añb\r\nczd\nlast")
    stream.seek(0)
    print(repr(stream.read(2)))
    place = stream.tell()
    print(place, repr(stream.readline()), stream.newlines)
    stream.seek(place)
    print(repr(stream.read()), stream.newlines)
    try:
        stream.seek(1, 1)
    except OSError as error:
        print(error)
    print(stream.seek(0, 2), stream.truncate(3), stream.tell())
with open("t.txt", encoding="latin-1") as stream:
    print(stream.read())
with open("t.txt", "w", newline="\r\n") as stream:
    stream.write("one\ntwo\n")
print(open("t.txt", "rb").read())
with open("t.txt") as stream:
    print(stream.readlines(), repr(stream.newlines))
with open("t.txt") as stream:
    next(stream)
    try:
        stream.tell()
    except OSError as error:
        print(error)
