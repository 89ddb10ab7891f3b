import functools
def retry(times=None, *, exceptions=(Exception,), on_error=None):
    if callable(times):
        return retry(2)(times)
    def deco(f):
        @functools.wraps(f)
        def wrapper(*a, **k):
            for attempt in range(1, times + 1):
                try:
                    return f(*a, **k)
                except exceptions as e:
                    if on_error: on_error(attempt, e)
                    if attempt == times: raise
        wrapper.attempts = times
        return wrapper
    return deco
state = {"n": 0}
@retry(3, exceptions=(ValueError, KeyError), on_error=lambda n, e: print("failed", n, repr(e)))
def flaky(until):
    "docs"
    state["n"] += 1
    if state["n"] < until: raise ValueError(state["n"])
    return state["n"]
print(flaky(3), flaky.__name__, flaky.__doc__, flaky.attempts)
try:
    flaky(99)
except ValueError as e:
    print("gave up", e)
@retry
def once(): state["n"] += 1; raise TypeError("always")
try:
    once()
except TypeError as e:
    print(e, state["n"])
