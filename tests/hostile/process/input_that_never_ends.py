# ends: ok error
import sys
print(sys.stdin.read())
input()
