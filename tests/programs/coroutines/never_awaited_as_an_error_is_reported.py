import gc
import sys
import warnings
def report(unraisable):
    print(unraisable.err_msg.split(" at ")[0], repr(unraisable.exc_value), unraisable.object)
sys.unraisablehook = report
async def work():
    pass
with warnings.catch_warnings():
    warnings.simplefilter("error")
    work()
    gc.collect()
warnings._warn_unawaited_coroutine = lambda coroutine: 1 / 0
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    work()
    gc.collect()
print([str(each.message) for each in caught])
