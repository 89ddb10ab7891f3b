# ends: ok error
import sys
import os, posix
text = repr(dict(os.environ)) + repr(posix.environ) + repr(os.getenv("TANDEM_CANARY"))
print("ESCAPED" if "CANARY-" in text or sys.argv[3] in text or "NODE" in text else "clean")
os.environ["X"] = "1"
os.putenv("Y", "2")
