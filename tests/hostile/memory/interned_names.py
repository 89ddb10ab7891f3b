# ends: memory
import sys
names = []
while True:
    names.append(sys.intern("n" * 50 + str(len(names))))
