# ends: timeout
import sys
def hook(*args):
    while True:
        try:
            while True: pass
        finally:
            continue
sys.excepthook = hook
raise ValueError
