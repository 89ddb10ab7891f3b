class AppError(Exception):
    default = "app failed"
    def __init__(self, msg=None, **ctx):
        super().__init__(msg or self.default)
        self.ctx = ctx
class Retry(AppError): default = "try again"
class Fatal(AppError): pass
def flaky(n, state=[0]):
    if n == 99: raise Fatal("dead", code=5)
    state[0] += 1
    if state[0] < n: raise Retry(attempt=state[0])
    return state[0]
def call(n):
    for _ in range(4):
        try:
            return flaky(n)
        except Retry as e:
            print(e, e.ctx)
    raise Fatal("gave up")
print(call(3))
try:
    call(50)
except AppError as e:
    print(type(e).__name__, e, e.__context__)
try:
    flaky(99)
except Fatal as e:
    print(e, e.ctx)
except Retry as e:
    print("retry", e.ctx)
