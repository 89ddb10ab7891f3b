# Difference: modules over the network, libraries in C or a terminal cannot be imported; the message says why.
# Cause: a sandbox has none of these.
# Workaround: catch ImportError, as for any module that may be missing.
for name in ["ssl", "ctypes", "sqlite3", "curses", "no_such_module"]:
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error.name, "-", error)
    else:
        print(name, "is there")
