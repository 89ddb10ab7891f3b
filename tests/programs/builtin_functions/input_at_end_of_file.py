try:
    input()
except EOFError as e:
    print(type(e).__name__, e)
try:
    input("prompt> ")
except EOFError as e:
    print(e)
import io, sys
sys.stdin = io.StringIO("first line\nsecond\n\nlast")
print(repr(input()), repr(input("? ")), repr(input()), repr(input()))
try:
    input()
except EOFError as e:
    print(e)
