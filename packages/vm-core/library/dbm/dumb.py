"""A database in three files: NAME.dat with the values, NAME.dir with the place of each, NAME.bak with the last places.

A line of NAME.dir is a key's repr as Latin-1 and a pair: where its value begins in NAME.dat, and its length in bytes.
Values begin at multiples of 512 bytes, and are written again in place when they fit.
"""

import ast as _ast
import io as _io
import os as _os
from collections.abc import MutableMapping as _MutableMapping

__all__ = ["error", "open"]

error = OSError

_BLOCK = 512


def open(file, flag="c", mode=0o666):
    """Open the database of that name, without its ending: flags as in dbm.open, modes as in os.open."""
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(_os.fsencode(file), flag, mode & ~_umask())


def _umask():
    mask = _os.umask(0)
    _os.umask(mask)
    return mask


def _blocks(size):
    return (size + _BLOCK - 1) // _BLOCK


def _as_bytes(value, what):
    if isinstance(value, str):
        return value.encode("utf-8")
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    raise TypeError(f"{what} must be bytes or strings")


class _Database(_MutableMapping):
    _index = None

    def __init__(self, name, flag, mode):
        self._readonly = flag == "r"
        self._mode = mode
        self._directory, self._data, self._backup = (name + ending for ending in (b".dir", b".dat", b".bak"))
        self._modified = False
        if flag == "n":
            for path in (self._directory, self._data, self._backup):
                if _os.path.exists(path):
                    _os.remove(path)
        if flag in ("c", "n") and not _os.path.exists(self._data):
            with _io.open(self._data, "w", encoding="Latin-1"):
                self._restrict(self._data)
        else:
            _io.open(self._data, "r", encoding="Latin-1").close()
        self._index = self._load(flag)

    def _load(self, flag):
        try:
            file = _io.open(self._directory, "r", encoding="Latin-1")
        except OSError:
            if flag not in ("c", "n"):
                raise
            with _io.open(self._directory, "w", encoding="Latin-1"):
                self._restrict(self._directory)
            return {}
        with file:
            entries = (_ast.literal_eval(line.rstrip()) for line in file)
            return {key.encode("Latin-1"): place for key, place in entries}

    def _restrict(self, path):
        _os.chmod(path, self._mode)

    def _entries(self):
        if self._index is None:
            raise error("DBM object has already been closed")
        return self._index

    def _changeable(self):
        if self._readonly:
            raise error("The database is opened for reading only")
        return self._entries()

    def __getitem__(self, key):
        start, size = self._entries()[_as_bytes(key, "keys")]
        with _io.open(self._data, "rb") as file:
            file.seek(start)
            return file.read(size)

    def __setitem__(self, key, value):
        if self._readonly:
            raise error("The database is opened for reading only")
        key = _as_bytes(key, "keys")
        value = _as_bytes(value, "values")
        entries = self._entries()
        self._modified = True
        known = entries.get(key)
        fits = known is not None and _blocks(len(value)) <= _blocks(known[1])
        entries[key] = self._write(value, known[0] if fits else None)
        if known is None:
            with _io.open(self._directory, "a", encoding="Latin-1") as file:
                self._restrict(self._directory)
                file.write(self._line(key))

    def _write(self, value, start):
        """Write a value there, or behind the last one for None. Return its place."""
        with _io.open(self._data, "rb+") as file:
            if start is None:
                end = file.seek(0, _os.SEEK_END)
                start = _blocks(end) * _BLOCK
                file.write(b"\0" * (start - end))
            file.seek(start)
            file.write(value)
        return start, len(value)

    def _line(self, key):
        return f"{key.decode('Latin-1')!r}, {self._index[key]!r}\n"

    def __delitem__(self, key):
        entries = self._changeable()
        self._modified = True
        del entries[_as_bytes(key, "keys")]
        # What is left of the place in the file is lost until the database is made anew.
        self._commit()

    def _commit(self):
        if self._index is None or not self._modified:
            return
        for path, target in ((self._backup, None), (self._directory, self._backup)):
            try:
                _os.unlink(path) if target is None else _os.rename(path, target)
            except OSError:
                pass
        with _io.open(self._directory, "w", encoding="Latin-1") as file:
            self._restrict(self._directory)
            file.writelines(map(self._line, self._index))
        self._modified = False

    sync = _commit

    def keys(self):
        return list(self._entries())

    def items(self):
        return [(key, self[key]) for key in self._entries()]

    def __contains__(self, key):
        return _as_bytes(key, "keys") in self._entries()

    def iterkeys(self):
        return iter(self._entries())

    __iter__ = iterkeys

    def __len__(self):
        return len(self._entries())

    def close(self):
        try:
            self._commit()
        finally:
            self._index = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()
