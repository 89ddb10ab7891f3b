# ends: timeout
import threading
threading.Event().wait(10**6)
