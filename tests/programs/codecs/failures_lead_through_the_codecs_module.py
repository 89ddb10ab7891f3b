import codecs
import traceback


def attempt(thunk):
    try:
        thunk()
    except UnicodeError as error:
        functions = [entry.name for entry in traceback.extract_tb(error.__traceback__)]
        print(functions, error, getattr(error, "__notes__", None))


attempt(lambda: b"\x81".decode("cp1252"))
attempt(lambda: "\u1234".encode("cp1252"))
attempt(lambda: b"\xff".decode("utf-8"))
attempt(lambda: b"\xff".decode("utf-7"))
attempt(lambda: b"\\x".decode("unicode-escape"))
attempt(lambda: b"\xd8\x00".decode("utf-16-be"))
attempt(lambda: b"\xd8\x00\x00".decode("utf-16"))
attempt(lambda: "\u1234".encode("latin-1"))
attempt(lambda: "\u1234".encode("l1"))
attempt(lambda: codecs.decode(b"\xff", "utf-8"))
attempt(lambda: codecs.encode("\ud800", "utf-8"))
attempt(lambda: codecs.encode("\u1234", "mac-roman"))
