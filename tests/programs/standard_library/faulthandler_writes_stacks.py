import faulthandler
import sys
import tempfile


def inner(file):
    faulthandler.dump_traceback(file, all_threads=False)


def outer(file):
    inner(file)


with tempfile.TemporaryFile("w+") as file:
    outer(file)
    file.seek(0)
    print(file.read())
print(faulthandler.is_enabled(), faulthandler.disable())
try:
    faulthandler.dump_traceback_later(-1)
except ValueError as error:
    print(error)
