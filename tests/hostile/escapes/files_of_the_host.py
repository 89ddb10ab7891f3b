# ends: ok error
import os, sys
canary = sys.argv[1]
paths = [canary, "/etc/passwd", "/etc/hostname", "/proc/self/environ", "/proc/1/cmdline", "/dev/mem", "/root/.ssh/id_rsa", "../../../../../.." + canary, "/tmp/../" + canary, "//" + canary, canary + "/.", "/proc/self/root" + canary, "/dev/fd/3", "file://" + canary]
for path in paths:
    for mode in ("r", "rb", "w", "a"):
        try:
            with open(path, mode) as file:
                text = file.read() if "r" in mode else ""
                if "CANARY" in str(text) or "root:" in str(text):
                    print("ESCAPED", path)
        except (OSError, ValueError):
            pass
print(os.path.exists(canary), os.path.exists("/proc"), os.path.exists(sys.argv[3]))
