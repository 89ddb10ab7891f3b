# ends: ok error
import os, sys
canary = sys.argv[1]
for link in (lambda: os.symlink(canary, "/tmp/link"), lambda: os.symlink("/", "/tmp/root"), lambda: os.link(canary, "/tmp/hard"), lambda: os.symlink("/proc/self/fd", "/tmp/fd"), lambda: os.rename(canary, "/tmp/moved")):
    try:
        link()
    except OSError as e:
        print(type(e).__name__)
for path in ("/tmp/link", "/tmp/root" + canary, "/tmp/hard", "/tmp/fd/0", "/tmp/moved"):
    try:
        print("ESCAPED" if "CANARY" in open(path).read() else "empty")
    except OSError as e:
        print(type(e).__name__)
