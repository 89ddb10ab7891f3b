# ends: ok error timeout
import sys
def hook(*args):
    raise ValueError("no")
try:
    sys.addaudithook(hook)
    open("/tmp/x", "w")
    exec("1")
    import json
except ValueError as e:
    print(e)
