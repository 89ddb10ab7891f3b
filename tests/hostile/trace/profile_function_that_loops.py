# ends: timeout
import sys
def profile(*args):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
sys.setprofile(profile)
len([])
