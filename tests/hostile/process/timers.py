# ends: timeout memory error
import threading
def again():
    threading.Timer(0.0001, again).start()
    threading.Timer(0.0001, again).start()
again()
