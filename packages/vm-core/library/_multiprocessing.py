"""Semaphores for multiprocessing. There is one process, so they are for its threads: pools of threads are made with them.

Written for Tandem by what CPython's module, which is in C, does.
"""

import threading

flags = {}

_RECURSIVE_MUTEX = 0


class SemLock:
    SEM_VALUE_MAX = 0x7FFFFFFF

    def __init__(self, kind, value, maxvalue, name, unlink):
        if not 0 <= value <= maxvalue:
            raise OSError(22, "Invalid argument")
        self.kind = kind
        self.maxvalue = maxvalue
        # No other process has to find it.
        self.name = None
        self.handle = id(self)
        self._changed = threading.Condition(threading.Lock())
        self._value = value
        self._taken = 0
        self._owner = None

    def acquire(self, block=True, timeout=None):
        """Acquire the semaphore/lock."""
        if self.kind == _RECURSIVE_MUTEX and self._is_mine():
            self._taken += 1
            return True
        with self._changed:
            if not block:
                timeout = 0
            if not self._changed.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            self._taken += 1
            self._owner = threading.get_ident()
            return True

    def release(self):
        """Release the semaphore/lock."""
        if self.kind == _RECURSIVE_MUTEX:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            if self._taken > 1:
                self._taken -= 1
                return
        with self._changed:
            if self._value >= self.maxvalue:
                raise ValueError("semaphore or lock released too many times")
            self._value += 1
            self._taken -= 1
            self._changed.notify()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _count(self):
        return self._taken

    def _is_mine(self):
        return self._taken > 0 and self._owner == threading.get_ident()

    def _get_value(self):
        return self._value

    def _is_zero(self):
        return self._value == 0

    def _after_fork(self):
        self._taken = 0


def sem_unlink(name, /):
    raise FileNotFoundError(2, "No such file or directory", name)
