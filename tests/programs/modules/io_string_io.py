import io
s = io.StringIO("line one\nline two\nlast")
print(repr(s.readline()), repr(s.read(4)), s.tell(), repr(s.read()), repr(s.read()), s.seek(0), list(s), s.getvalue() == "line one\nline two\nlast")
w = io.StringIO()
print(w.write("abc"), w.write("déf"), w.tell(), w.seek(1), w.write("ZZ"), w.getvalue(), w.truncate(3), w.getvalue(), w.closed)
print("printed", 1, file=w)
print(repr(w.getvalue()), w.readable(), w.writable(), w.seekable(), w.isatty())
with io.StringIO("x") as c: pass
for f in (lambda: c.read(), lambda: w.write(5), lambda: w.seek(-1), lambda: io.StringIO(5), lambda: w.seek(1, 1), lambda: w.fileno()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
b = io.BytesIO(b"abc"); print(b.read(1), b.getvalue(), b.readlines(), b.write(b"!"), b.getvalue(), bytes(b.getbuffer()))
print(io.StringIO("a\r\nb\rc\n").readlines(), io.StringIO("a\r\nb", newline=None).read(), repr(io.StringIO("a\nb", newline="\r\n").getvalue()), io.StringIO("a\nb\n").readlines(1))
