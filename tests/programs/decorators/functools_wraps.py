import functools
def deco(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        "wrapper doc"
        return f(*args, **kwargs)
    return wrapper
@deco
def original(a, b=2):
    "original doc"
    return a + b
print(original.__name__, original.__doc__, original.__wrapped__(1), original(1, b=5), original.__qualname__, original.__module__)
@functools.lru_cache(maxsize=2)
def slow(n):
    print("computing", n)
    return n * n
print(slow(2), slow(2), slow(3), slow(4), slow(2), slow.cache_info())
slow.cache_clear()
print(slow.cache_info(), slow.cache_parameters())
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), fib.cache_info().hits > 50)
try:
    slow([])
except TypeError as e:
    print(e)
