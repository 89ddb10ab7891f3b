import os

os.makedirs("a/b/c")
for name in "x.txt", "y.txt":
    with open(f"a/{name}", "w") as stream:
        stream.write(name * 3)
for top, names, files in os.walk("a"):
    print(top, sorted(names), sorted(files))
with os.scandir("a") as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink())
os.rename("a/x.txt", "a/b/z.txt")
os.replace("a/b/z.txt", "a/y.txt")
print(os.listdir("a/b"), open("a/y.txt").read(), os.path.getsize("a/y.txt"))
os.symlink("y.txt", "a/link")
print(os.readlink("a/link"), os.path.islink("a/link"), os.stat("a/link").st_size, os.lstat("a/link").st_size)
os.unlink("a/link")
for path in "a/b", "a/none", "a/y.txt":
    try:
        os.rmdir(path)
    except OSError as error:
        print(type(error).__name__, error.filename)
os.removedirs("a/b/c")
print(os.listdir("a"))
os.chdir("a")
print(os.path.basename(os.getcwd()), os.access("y.txt", os.R_OK), os.access("q", os.F_OK))
