import sys
print("line one")
print("no newline", end="")
print("to stderr", file=sys.stderr)
[][0]
