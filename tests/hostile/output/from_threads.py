# ends: output
import threading
def work():
    while True:
        print("x" * 50)
for i in range(3):
    threading.Thread(target=work).start()
