import contextvars
import sys
import threading

local, variable = threading.local(), contextvars.ContextVar("variable", default="unset")
local.value = "main"
variable.set("main")


class Counted(threading.local):
    made = 0

    def __init__(self, start):
        type(self).made += 1
        self.count = start


counted = Counted(5)


def look():
    print(hasattr(local, "value"), variable.get(), counted.count, sys.exception(), sys.gettrace())
    local.value, counted.count = "other", 9
    variable.set("other")
    print(threading.current_thread().name, threading.get_ident() == threading.main_thread().ident)


try:
    raise ValueError("handled in the main thread")
except ValueError:
    thread = threading.Thread(target=look, name="looking")
    thread.start()
    thread.join()
print(local.value, variable.get(), counted.count, Counted.made, vars(local))
