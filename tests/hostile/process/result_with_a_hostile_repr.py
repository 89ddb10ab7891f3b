# ends: timeout
class R:
    def __repr__(self):
        while True:
            pass
import sys
sys.displayhook(R())
