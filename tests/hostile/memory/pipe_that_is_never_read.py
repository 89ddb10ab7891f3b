# ends: error memory timeout
import os
r, w = os.pipe()
os.set_blocking(w, False)
while True:
    os.write(w, bytes(100_000))
