# ends: ok error
import os, subprocess
for start in (lambda: os.system("touch /tmp/ESCAPED"), lambda: subprocess.run(["/bin/sh", "-c", "id"]), lambda: subprocess.Popen("id", shell=True), lambda: os.popen("id").read(), lambda: os.fork(), lambda: os.execv("/bin/sh", ["sh"]), lambda: os.posix_spawn("/bin/sh", ["sh"], {}), lambda: os.spawnl(0, "/bin/sh", "sh")):
    try:
        print("ESCAPED", start())
    except (OSError, AttributeError, NotImplementedError) as e:
        print(type(e).__name__)
