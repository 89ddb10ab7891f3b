# ends: exit error
class N:
    def __str__(self):
        while True:
            pass
import sys
try:
    sys.exit(2**200)
except SystemExit as e:
    print(e.code > 0)
sys.exit(-5)
