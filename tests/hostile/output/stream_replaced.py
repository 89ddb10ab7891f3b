# ends: output
import sys
class Stream:
    def write(self, text):
        out.write(text * 10)
    def flush(self):
        pass
out, sys.stdout = sys.stdout, Stream()
while True:
    print("x" * 20)
