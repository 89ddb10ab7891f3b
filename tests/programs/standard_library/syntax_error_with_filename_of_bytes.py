import sys

sys.excepthook(SyntaxError, SyntaxError("message", (b"name", 123, 0, "text")), None)
sys.excepthook(SyntaxError, SyntaxError("message", (None, 123, 0, "text")), None)
