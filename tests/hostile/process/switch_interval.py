# ends: timeout error
import sys, threading
sys.setswitchinterval(1e-9)
def work():
    while True:
        pass
for i in range(3):
    threading.Thread(target=work).start()
sys.setswitchinterval(10**9)
while True:
    pass
