# ends: error ok timeout
import sys
class Stream:
    def write(self, text):
        raise ValueError("never")
sys.stdout = sys.stderr = Stream()
print(1)
