import io

stream = io.StringIO(newline=None)
stream.write("a\r\nb\n")
print(stream.newlines)
stream.__init__("x\n", newline=None)
print(stream.newlines)
