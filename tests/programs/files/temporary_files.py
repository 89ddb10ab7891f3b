import os
import shutil
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as directory:
    root = Path(directory)
    (root / "one").mkdir()
    (root / "one" / "a.txt").write_text("alpha")
    (root / "b.bin").write_bytes(b"\0\1")
    shutil.copytree(root / "one", root / "two")
    print(sorted(str(path.relative_to(root)) for path in root.rglob("*")))
    print((root / "two" / "a.txt").read_text(), (root / "b.bin").stat().st_size)
    shutil.move(root / "b.bin", root / "two")
    shutil.rmtree(root / "one")
    print(sorted(os.listdir(root)), sorted(os.listdir(root / "two")))
print(os.path.exists(directory))
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as stream:
    stream.write("temporary")
    stream.seek(0)
    print(stream.read(), stream.name.endswith(".txt"), os.path.exists(stream.name))
print(os.path.exists(stream.name))
