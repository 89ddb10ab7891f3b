# argv: one two
import sys, traceback
print(sys.argv, sys._getframe().f_back, __file__, __name__, sys.path[0], sys.stdin)
def depth(n=1):
    try: return depth(n+1)
    except RecursionError: return n
print(depth())
print(input("? "), input())
import asyncio
async def main():
    await asyncio.sleep(0.01); print("hi")
    async with asyncio.timeout(0.01):
        await asyncio.sleep(1)
try:
    asyncio.run(main())
except BaseException as e: print(repr(e))
import warnings
warnings.warn("hm")
warnings.simplefilter("error")
import atexit
atexit.register(print, "bye")
class A:
    def __del__(self): print("del", self)
a=A()
sys.foo=1
import random, logging; logging.basicConfig(); logging.warning("x")
import builtins; builtins.zork=1
sys.stdout.write("no nl")
def g(): 1/0
g()
