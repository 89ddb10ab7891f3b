class Cancelled(BaseException):
    pass

try:
    raise Cancelled("stop now")
except Exception:
    print("not caught")
