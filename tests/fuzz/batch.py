"""Runs many programs one after another, each as if it were `__main__`, and writes what each of them writes."""

import contextlib
import io
import sys
import warnings

# Warnings that depend on when an object goes are not compared, nor those of the compiler for odd literals.
warnings.simplefilter("ignore")


def run_one(name, prelude, source, recording):
    output, errors = io.StringIO(), io.StringIO()
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = output, errors
    status = 0
    try:
        namespace = {"__name__": "__main__"}
        exec(prelude, namespace)
        code = compile(source, name, "exec")
        with recording:
            exec(code, namespace)
    except BaseException as error:
        status = 1
        rest = error.__traceback__.tb_next
        sys.excepthook(type(error), error.with_traceback(rest), rest)
    finally:
        sys.stdout, sys.stderr = streams
    return output.getvalue(), errors.getvalue(), status


def run(name, prelude, programs, make_recording=None):
    code = compile(prelude, name, "exec")
    # Each program's lines have the numbers that they have behind the prelude.
    above = "\n" * prelude.count("\n")
    for source in programs:
        recording = contextlib.nullcontext() if make_recording is None else make_recording(name)
        output, errors, status = run_one(name, code, above + source, recording)
        if make_recording is not None:
            errors += "\n".join(recording.lines())
        # Half a surrogate pair cannot be encoded, and control characters are what separates the texts.
        text = f"{output}\x1f{errors}\x1f{status}\x1e"
        sys.stdout.write(text.encode("utf-8", "backslashreplace").decode())


