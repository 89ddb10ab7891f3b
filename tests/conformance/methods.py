"""Runs the test methods of one module of CPython's test suite and says of each how it ended.

`sys.argv[1]` is a JSON object: `module`, the module's full name, and `skip`, identifiers of methods to leave out.
What is said stands on lines that begin with a record separator, so that it is told from what the tests print.
"""

import importlib
import json
import sys
import types
import unittest

REQUEST = json.loads(sys.argv[1])
SKIP = frozenset(REQUEST["skip"])
OUT = sys.stdout


def say(kind, identifier, detail=""):
    OUT.write("\n\x1e" + json.dumps([kind, identifier, detail]) + "\n")
    OUT.flush()


def last_line(error):
    """What went wrong, in one line: the exception's type and message, and where the test met it."""
    kind, exception, trace = error
    place = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if "unittest" not in code.co_filename:
            place = f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    try:
        message = str(exception)
    except Exception as problem:
        message = f"<no message: {type(problem).__name__}>"
    return f"{kind.__name__}: {message[:600]} [{place}]"


class Report(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        self.problem = None
        self.has_ended = False
        say("start", test.id())

    def end(self, status, test, detail=""):
        self.has_ended = True
        say(status, test.id(), detail)

    def addSuccess(self, test):
        self.end("ok", test)

    def addFailure(self, test, error):
        self.end("failed", test, last_line(error))

    addError = addFailure

    def addSkip(self, test, reason):
        # A subtest that is skipped skips no method.
        if hasattr(test, "test_case"):
            return
        self.end("skipped", test, reason)

    def addExpectedFailure(self, test, error):
        self.end("ok", test)

    def addUnexpectedSuccess(self, test):
        self.end("failed", test, "unexpected success")

    def addSubTest(self, test, subtest, error):
        if error is not None and self.problem is None:
            self.problem = last_line(error)

    def stopTest(self, test):
        if not self.has_ended and self.problem is not None:
            self.end("failed", test, self.problem)
        super().stopTest(test)


def methods_of(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from methods_of(test)
        else:
            yield test


# Modules of terminals, which a sandbox has not: few methods of a module that imports them use them.
TERMINAL_MODULES = {"fcntl", "pty", "termios", "tty"}


class StandIn:
    """Whatever a module that is not there holds: the method that uses it is skipped, not its whole module."""

    def __init__(self, name):
        self.name = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return StandIn(f"{self.name}.{name}")

    def __call__(self, *args, **kwargs):
        raise unittest.SkipTest(f"needs {self.name}")


def import_with_stand_ins(name):
    while True:
        try:
            return importlib.import_module(name)
        except ImportError as error:
            name_of_missing = error.name or ""
            is_known = name_of_missing.startswith("_test") or name_of_missing in TERMINAL_MODULES
            if not is_known or name_of_missing in sys.modules:
                raise
            module = types.ModuleType(error.name)
            module.__getattr__ = StandIn(error.name).__getattr__
            sys.modules[error.name] = module


def main():
    try:
        from test import support
    except unittest.SkipTest as reason:
        say("skipped", REQUEST["module"], str(reason))
        return
    # No network, no gigabytes, nothing that takes minutes.
    support.use_resources = set()
    support.verbose = False
    # Modules that want processes for some of their tests are not left out as a whole.
    support.has_subprocess_support = True
    try:
        # unittest would make a test of a failure to import, and so hide its reason from every method.
        import_with_stand_ins(REQUEST["module"])
        loaded = unittest.defaultTestLoader.loadTestsFromName(REQUEST["module"])
    except unittest.SkipTest as reason:
        say("skipped", REQUEST["module"], str(reason))
        return
    wanted = unittest.TestSuite(test for test in methods_of(loaded) if test.id() not in SKIP)
    wanted.run(Report())
    say("finished", REQUEST["module"])


main()
