import io


def attempt(*args, **keywords):
    try:
        print(open(*args, **keywords))
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split("] ")[-1])


attempt("missing.txt")
attempt("/tmp")
attempt("a", "rw")
attempt("a", "z")
attempt("a", "rt+b")
attempt("a", "wb", encoding="utf-8")
attempt("a", "w", 0)
attempt(-1)
attempt(1.5)
attempt("nul\0")
attempt("/tmp/no/such", "w")
attempt("made", "x")
attempt("made", "x")
attempt("made", newline="q")
for mode in "rb", "wb", "ab", "rb+", "r", "w+":
    with open("made", mode) as stream:
        print(stream, stream.readable(), stream.writable())
        try:
            stream.read()
            stream.write(b"")
        except (io.UnsupportedOperation, TypeError) as error:
            print(error)
