# ends: ok error
import sys
import os
for path, directories, files in os.walk("/"):
    if "node_modules" in path or path.startswith((sys.argv[3], "/root", "/etc/ssl", "/proc/1")):
        print("ESCAPED", path)
print(sorted(os.listdir("/")))
