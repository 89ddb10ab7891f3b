# ends: error memory output
import sys
def hook(*args):
    sys.excepthook(*args)
sys.excepthook = hook
1 / 0
