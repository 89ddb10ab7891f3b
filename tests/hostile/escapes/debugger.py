# ends: ok error
import sys
sys.stdin.close()
try:
    breakpoint()
except BaseException as e:
    print(type(e).__name__)
