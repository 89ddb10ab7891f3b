"""Tracebacks of all threads on request. A program cannot crash Tandem, so there are no fatal signals to handle.

Written for Tandem by CPython's documentation of the module, which CPython implements in C.
"""

import os as _os
import sys as _sys
import threading as _threading

_state = {"enabled": False, "timer": None}


def enable(file=None, all_threads=True, c_stack=True):
    """Enable the fault handler."""
    _write(file, "")
    _state["enabled"] = True


def disable():
    """Disable the fault handler; return whether it was enabled."""
    was_enabled = _state["enabled"]
    _state["enabled"] = False
    return was_enabled


def is_enabled():
    """Check whether the fault handler is enabled."""
    return _state["enabled"]


def _write(file, text):
    if file is None:
        file = _sys.stderr
        if file is None:
            raise RuntimeError("unable to get sys.stderr")
    if isinstance(file, int):
        if file < 0:
            raise ValueError("file is not a valid file descriptor")
        _os.write(file, text.encode("ascii", "backslashreplace"))
    else:
        file.write(text)
        file.flush()


def _stack(frame):
    lines = []
    while frame is not None:
        code = frame.f_code
        lines.append(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}\n')
        frame = frame.f_back
    return "".join(lines)


def _report(all_threads, current):
    frames = _sys._current_frames() if all_threads else {current[0]: current[1]}
    parts = []
    for identifier, frame in frames.items():
        is_current = identifier == current[0]
        title = "Current thread" if is_current and all_threads else "Stack" if is_current else "Thread"
        where = "" if title == "Stack" else f" 0x{identifier:016x}"
        parts.append(f"{title}{where} (most recent call first):\n{_stack(current[1] if is_current else frame)}")
    return "\n".join(parts)


def dump_traceback(file=None, all_threads=True):
    """Write the traceback of the current thread, or of all threads, to a file."""
    _write(file, _report(all_threads, (_threading.get_ident(), _sys._getframe(1))))


def dump_c_stack(file=None):
    """Write the stack of the functions in C: there is none."""
    _write(file, "Current thread's C stack trace (most recent call first):\n  <cannot get C stack on this system>\n")


def _milliseconds(timeout):
    hours, rest = divmod(int(timeout), 3600)
    minutes, seconds = divmod(rest, 60)
    fraction = round(timeout % 1 * 1e6)
    return f"{hours}:{minutes:02}:{seconds:02}" + (f".{fraction:06}" if fraction else "")


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Write the traceback of all threads after so many seconds, and then perhaps end the program."""
    if timeout <= 0:
        raise ValueError("timeout must be greater than 0")
    cancel_dump_traceback_later()

    def dump():
        _write(file, f"Timeout ({_milliseconds(timeout)})!\n")
        _write(file, _report(True, (None, None)))
        if exit:
            _os._exit(1)
        if repeat:
            start()

    def start():
        timer = _threading.Timer(timeout, dump)
        timer.daemon = True
        _state["timer"] = timer
        timer.start()

    start()


def cancel_dump_traceback_later():
    """Cancel the previous call to dump_traceback_later()."""
    timer = _state["timer"]
    if timer is not None:
        timer.cancel()
        _state["timer"] = None
