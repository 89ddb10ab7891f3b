import gc
import sys
finalized = []
def finalize(generator):
    print("finalize", generator.__name__, generator.ag_frame.f_locals)
    finalized.append(generator)
sys.set_asyncgen_hooks(firstiter=lambda generator: print("first", generator.__name__), finalizer=finalize)
async def numbers(start):
    try:
        yield start
        yield start + 1
    finally:
        print("cleanup")
def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
g = numbers(5)
print(run(g.__anext__()))
g = None
gc.collect()
run(finalized.pop().aclose())
kept = numbers(7)
print(run(kept.__anext__()))
gc.collect()
print(run(kept.__anext__()))
run(kept.aclose())
unused = numbers(9)
unused = None
gc.collect()
