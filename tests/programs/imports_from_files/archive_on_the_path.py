import importlib.resources
import os
import sys
import tempfile
import zipfile

directory = tempfile.mkdtemp()
archive = os.path.join(directory, "parts.zip")
with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
    file.writestr("single.py", "value = __name__\n")
    file.writestr("bundle/__init__.py", "from . import inner\n")
    file.writestr("bundle/inner.py", "def fail():\n    return 1 / 0\n")
    file.writestr("bundle/data.txt", "text")
sys.path.insert(0, archive)
import bundle
import single

print(single.value, os.path.relpath(single.__file__, directory), bundle.inner.__name__)
print(type(single.__loader__).__name__, single.__loader__.get_source("single"))
print(importlib.resources.files("bundle").joinpath("data.txt").read_text())
try:
    import bundle.missing
except ModuleNotFoundError as error:
    print(error)
try:
    bundle.inner.fail()
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_frame.f_code.co_name)
