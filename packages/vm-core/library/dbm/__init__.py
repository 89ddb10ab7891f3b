"""Files of keys and values, over the one kind that needs no library in C: dbm.dumb.

Written for Tandem by CPython's documentation of the module; CPython for WebAssembly comes without it.
"""

import os
import struct

__all__ = ["error", "open", "whichdb"]


class error(Exception):
    """What dbm itself raises."""


error = (error, OSError)

# Kinds of files that are known by their first bytes.
_MAGIC_NUMBERS = {0x13579ACE, 0x13579ACD, 0x13579ACF}
_SQLITE = b"SQLite format 3\x00"


def whichdb(filename):
    """Return the name of the module that can open a database.

    None when there is no such file or it cannot be read, "" when it is of no known kind.
    """
    name = os.fsencode(filename)
    if os.path.exists(name + b".pag") and os.path.exists(name + b".dir"):
        return "dbm.ndbm"
    if os.path.exists(name + b".db") and not os.path.exists(name):
        return "dbm.ndbm"
    try:
        os.stat(name + b".dat")
        if os.stat(name + b".dir").st_size == 0:
            return "dbm.dumb"
        with _open(name + b".dir", "rb") as index:
            if index.read(1) in (b"'", b'"'):
                return "dbm.dumb"
    except OSError:
        pass
    try:
        with _open(name, "rb") as file:
            start = file.read(16)
    except OSError:
        return None
    if start == _SQLITE:
        return "dbm.sqlite3"
    if len(start) < 4:
        return ""
    (magic,) = struct.unpack("=l", start[:4])
    return "dbm.gnu" if magic in _MAGIC_NUMBERS else ""


_open = open


def open(file, flag="r", mode=0o666):
    """Open a database: 'r' to read, 'w' to change, 'c' to make it when there is none, 'n' to make it anew."""
    kind = whichdb(file) if "n" not in flag else None
    if kind is None and "c" not in flag and "n" not in flag:
        raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    if kind == "":
        raise error[0]("db type could not be determined")
    if kind not in (None, "dbm.dumb"):
        raise error[0](f"db type is {kind}, but the module is not available")
    from dbm import dumb

    return dumb.open(file, flag, mode)
