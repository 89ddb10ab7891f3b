# ends: ok error
for name in ("_posixsubprocess", "_multiprocessing", "_ctypes", "ctypes", "mmap", "fcntl", "_winapi", "pty", "termios", "nt", "_interpreters", "_remote_debugging"):
    try:
        module = __import__(name)
        print(name, type(module).__name__)
    except ImportError as e:
        print(type(e).__name__)
import _posixsubprocess
try:
    print("ESCAPED", _posixsubprocess.fork_exec([b"/bin/sh"], [b"/bin/sh"], True, (), None, None, -1, -1, -1, -1, -1, -1, -1, -1, False, False, -1, None, None, None, -1, None))
except Exception as e:
    print(type(e).__name__)
