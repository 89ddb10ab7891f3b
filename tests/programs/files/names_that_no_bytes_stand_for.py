import io
import os

name = "a\ud800b"
for function in (open, io.FileIO, os.mkdir, os.stat, os.listdir, os.remove, os.rmdir, os.chdir, os.readlink, os.fsencode):
    try:
        function(name)
    except UnicodeEncodeError as error:
        print(function.__name__, ascii(error))
print(os.path.exists(name), os.path.isdir(name), os.path.lexists(name))
