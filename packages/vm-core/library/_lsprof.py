"""The profiler behind cProfile: how often and how long functions run, and who called them.

Written for Tandem by CPython's documentation of cProfile and by what cProfile asks of this module, which CPython
implements in C. It hears of calls by sys.setprofile, in the thread that enabled it.
"""

import sys as _sys
from collections import namedtuple as _namedtuple
from time import perf_counter as _perf_counter


class profiler_subentry(_namedtuple("profiler_subentry", "code callcount reccallcount totaltime inlinetime")):
    """What is known of the calls that one function makes of another."""

    __slots__ = ()

    def __repr__(self):
        return f"_lsprof.{super().__repr__()}"


class profiler_entry(_namedtuple("profiler_entry", "code callcount reccallcount totaltime inlinetime calls")):
    """What is known of a function."""

    __slots__ = ()

    def __repr__(self):
        return f"_lsprof.{super().__repr__()}"


_BUILTIN = type(len)
_DISABLE = "<method 'disable' of '_lsprof.Profiler' objects>"


class _Entry:
    """What is known of a function, or of the calls that one function makes of another."""

    __slots__ = ("code", "depth", "calls", "recursive_calls", "total", "inline", "callees")

    def __init__(self, code):
        self.code = code
        self.depth = 0
        self.calls = self.recursive_calls = 0
        self.total = self.inline = 0
        self.callees = {}

    def leave(self, total, inline):
        self.depth -= 1
        if self.depth == 0:
            self.total += total
        else:
            self.recursive_calls += 1
        self.inline += inline
        self.calls += 1


class Profiler:
    """Builds a profiler object using the specified timer function."""

    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self._timer = timer or _perf_counter
        self._unit = timeunit if timer and timeunit else 1
        self._subcalls = subcalls
        self._builtins = builtins
        self._is_enabled = False
        self._entries = {}
        # Of each call that goes on: entry, entry at its caller or None, time that it began, time spent in its calls.
        self._stack = []

    def enable(self, subcalls=True, builtins=True):
        """Start collecting profiling information."""
        if _sys.getprofile() is not None:
            raise ValueError("Another profiling tool is already active")
        self._subcalls = subcalls
        self._builtins = builtins
        self._is_enabled = True
        _sys.setprofile(self._hear)

    def disable(self):
        """Stop collecting profiling information."""
        if self._is_enabled:
            _sys.setprofile(None)
        self._is_enabled = False
        while self._stack:
            self._leave()

    def clear(self):
        """Clear all profiling information collected so far."""
        self._entries = {}
        self._stack = []

    def getstats(self):
        """Return all information collected by the profiler, as a list of profiler_entry objects."""
        unit = self._unit
        return [
            profiler_entry(
                entry.code,
                entry.calls,
                entry.recursive_calls,
                entry.total * unit,
                entry.inline * unit,
                [
                    profiler_subentry(sub.code, sub.calls, sub.recursive_calls, sub.total * unit, sub.inline * unit)
                    for sub in entry.callees.values()
                    if sub.calls
                ]
                or None,
            )
            for entry in self._entries.values()
            if entry.calls
        ]

    def _hear(self, frame, event, argument):
        code = frame.f_code
        if event == "call":
            if code is _DISABLE_CODE:
                self._enter(_DISABLE, _DISABLE)
            elif code is not _ENABLE_CODE:
                self._enter(code, code)
        elif code is _DISABLE_CODE or code is _ENABLE_CODE:
            return
        elif event == "return":
            self._leave()
        elif self._builtins:
            if event == "c_call":
                name = _name_of_builtin(argument)
                self._enter(name, name)
            else:
                self._leave()

    def _enter(self, key, code):
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = _Entry(code)
        entry.depth += 1
        at_caller = None
        if self._subcalls and self._stack:
            callees = self._stack[-1][0].callees
            at_caller = callees.get(key)
            if at_caller is None:
                at_caller = callees[key] = _Entry(code)
            at_caller.depth += 1
        self._stack.append([entry, at_caller, self._timer(), 0])

    def _leave(self):
        if not self._stack:
            return
        entry, at_caller, start, inner = self._stack.pop()
        total = self._timer() - start
        if self._stack:
            self._stack[-1][3] += total
        entry.leave(total, total - inner)
        if at_caller is not None:
            at_caller.leave(total, total - inner)


_ENABLE_CODE = Profiler.enable.__code__
_DISABLE_CODE = Profiler.disable.__code__


def _name_of_builtin(function):
    """How reports name a function that is not written in Python."""
    if not isinstance(function, _BUILTIN):
        return repr(function)
    name = function.__name__
    owner = function.__self__
    if owner is None or type(owner) is type(_sys):
        return f"<built-in method {function.__module__}.{name}>" if function.__module__ else f"<{name}>"
    for cls in type(owner).__mro__:
        if name in cls.__dict__:
            return repr(cls.__dict__[name])
    return f"<built-in method {name}>"
