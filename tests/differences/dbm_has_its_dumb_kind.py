# Difference: `dbm` and `shelve` work, with files of the kind dbm.dumb.
# Cause: CPython for WebAssembly comes without the package; the kind that needs no library in C is written for Tandem.
# Workaround: none is needed.
import os
import shelve
import tempfile

with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, "shelf")
    with shelve.open(path) as shelf:
        shelf["numbers"] = [1, 2]
        shelf["words"] = {"a": "b"}
    with shelve.open(path, writeback=True) as shelf:
        shelf["numbers"].append(3)
        del shelf["words"]
    with shelve.open(path, "r") as shelf:
        print(dict(shelf), sorted(os.listdir(directory)))
