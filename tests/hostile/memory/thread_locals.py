# ends: memory
import threading
local = threading.local()
while True:
    setattr(local, f"a{len(vars(local))}", [1])
