"""Runs inside the oracle's Python: gives each program the interpreter a fresh `python program.py` would give it.

Nothing here has a frame on the stack while a program runs: the worker calls compile, exec and the exception hook
itself, from outside Python.
"""

import _asyncio
import gc
import io
import os
import sys
import types
import warnings

PROGRAM_DIRECTORY = "/program"

# Modules that `python program.py` has loaded before the program starts, and the ones that the machinery around this
# Python lives in. Everything else is forgotten between programs, so that each imports a fresh copy.
KEPT = frozenset(
    """
    sys builtins _frozen_importlib _frozen_importlib_external _imp _thread _warnings _weakref _io marshal posix time
    zipimport zlib _codecs codecs encodings encodings.aliases encodings.utf_8 _signal _abc abc io _stat stat
    _collections_abc posixpath genericpath os.path os _sitebuiltins site
    """.split()
)


def is_kept(name):
    return name in KEPT or "pyodide" in name.partition(".")[0]


# The interpreter keeps pointers into some extension modules (unicodedata, datetime) once it has used them, so these
# must outlive being forgotten.
retained = []


def forget_modules():
    for name, module in list(sys.modules.items()):
        if is_kept(name):
            continue
        if not (getattr(module, "__file__", None) or "").endswith((".py", ".pyc")):
            retained.append(module)
        del sys.modules[name]


forget_modules()
# Some of the machinery's modules are objects of the host, which have no namespace of their own.
saved_modules = {name: (module, dict(getattr(module, "__dict__", {}))) for name, module in sys.modules.items()}
saved_path = list(sys.path)
saved_meta_path = list(sys.meta_path)
saved_path_hooks = list(sys.path_hooks)
saved_filters = list(warnings.filters)
saved_environment = dict(os.environ)
saved_recursion_limit = sys.getrecursionlimit()
saved_digits = sys.get_int_max_str_digits()
saved_threshold = gc.get_threshold()
warning_state = sys.modules["_warnings"]


class EventLoopPatch:
    """Gives asyncio an event loop where there is no socket to make a pair of: without the pipe that wakes it."""

    def find_spec(self, name, path=None, target=None):
        if name != "asyncio.selector_events":
            return None
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(name, path, target)
        execute = spec.loader.exec_module

        def exec_module(module):
            # All modules of the archive share this loader.
            del spec.loader.exec_module
            execute(module)

            def make_no_pipe(self):
                self._ssock = self._csock = None

            module.BaseSelectorEventLoop._make_self_pipe = make_no_pipe
            module.BaseSelectorEventLoop._close_self_pipe = lambda self: None

        spec.loader.exec_module = exec_module
        return spec


saved_meta_path.insert(0, EventLoopPatch())


def open_stream(descriptor, mode, name, **options):
    raw = io.FileIO(descriptor, mode, closefd=False)
    raw.name = name
    buffered = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    stream = io.TextIOWrapper(buffered, encoding="utf-8", **options)
    stream.mode = mode
    return stream


def empty_program_directory():
    os.makedirs(PROGRAM_DIRECTORY, exist_ok=True)
    os.chdir("/")
    for directory, directories, files in os.walk(PROGRAM_DIRECTORY, topdown=False):
        for name in files:
            os.remove(os.path.join(directory, name))
        for name in directories:
            os.rmdir(os.path.join(directory, name))
    os.chdir(PROGRAM_DIRECTORY)


def restore():
    """Undoes what programs commonly change. What it cannot undo is met by restarting the oracle now and then."""
    sys.settrace(None)
    sys.setprofile(None)
    for tool in range(6):
        if sys.monitoring.get_tool(tool) is not None:
            sys.monitoring.free_tool_id(tool)
    _asyncio._set_running_loop(None)
    sys.set_asyncgen_hooks(None, None)
    sys.set_coroutine_origin_tracking_depth(0)
    forget_modules()
    for name, (module, attributes) in saved_modules.items():
        sys.modules[name] = module
        if not attributes:
            continue
        namespace = vars(module)
        for key in [key for key in namespace if key not in attributes]:
            del namespace[key]
        for key, value in attributes.items():
            if namespace.get(key) is not value or key not in namespace:
                namespace[key] = value
    sys.path[:] = [PROGRAM_DIRECTORY] + [entry for entry in saved_path if entry]
    sys.meta_path[:] = saved_meta_path
    sys.path_hooks[:] = saved_path_hooks
    sys.path_importer_cache.pop(PROGRAM_DIRECTORY, None)
    warning_state.filters[:] = saved_filters
    warning_state._onceregistry.clear()
    os.environ.clear()
    os.environ.update(saved_environment)
    sys.setrecursionlimit(saved_recursion_limit)
    sys.set_int_max_str_digits(saved_digits)
    gc.enable()
    gc.set_threshold(*saved_threshold)
    gc.collect()


def prepare(name, source, arguments):
    """Returns the namespace of a new `__main__`, ready for the compiled program."""
    restore()
    empty_program_directory()
    with open(name, "wb") as file:
        file.write(source)
    main = types.ModuleType("__main__")
    main.__builtins__ = sys.modules["builtins"]
    main.__file__ = name
    main.__cached__ = None
    sys.modules["__main__"] = main
    sys.argv = [name, *arguments]
    sys.stdin = sys.__stdin__ = open_stream(0, "r", "<stdin>")
    sys.stdout = sys.__stdout__ = open_stream(1, "w", "<stdout>")
    sys.stderr = sys.__stderr__ = open_stream(2, "w", "<stderr>", errors="backslashreplace", line_buffering=True)
    return vars(main)


def exit_status(error):
    """The status that `SystemExit` asks for; its message, if it is one, is written."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    sys.stdout.flush()
    print(code, file=sys.stderr)
    return 1


def finish():
    """What the interpreter does after the program: the names of `__main__` go, then whatever is left of its objects."""
    main = sys.modules.get("__main__")
    if main is not None:
        namespace = vars(main)
        for private in (True, False):
            for key in list(namespace):
                if key != "__builtins__" and key.startswith("_") is private:
                    namespace[key] = None
    gc.collect()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, ValueError):
            pass
