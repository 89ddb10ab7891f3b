import errno
for args in ((errno.ENOENT, "No file"), (errno.ENOENT, "No file", "name.txt"), (errno.ENOENT, "No file", "a", None, "b"), (errno.EEXIST, "Exists"), (errno.EACCES, "denied"), (errno.EPIPE, "pipe"), ("only",), (), (1, 2, 3, 4, 5, 6), (99999, "odd"), ("a", "b"), (errno.ENOENT,), (errno.EISDIR, "dir", b"bytes"), (errno.ETIMEDOUT, "late")):
    e = OSError(*args)
    print(type(e).__name__, e.errno == (args[0] if 1 < len(args) < 6 else None), e.strerror, e.filename, e.filename2, e.args == args, "|", str(e).split("] ")[-1] if len(args) > 1 else "")
print(IOError is OSError, EnvironmentError is OSError, FileNotFoundError.__mro__[1].__name__, type(FileNotFoundError("x")).__name__, ConnectionRefusedError.__bases__, issubclass(TimeoutError, OSError), BlockingIOError().errno)
class Mine(OSError): pass
print(type(Mine(errno.ENOENT, "kept")).__name__, type(ConnectionError(errno.EPIPE, "p")).__name__)
