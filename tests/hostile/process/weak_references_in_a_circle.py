# ends: ok timeout memory
import weakref, gc
class A:
    pass
seen = []
def revive(reference):
    seen.append(reference)
    a = A(); a.self = a
    seen.append(weakref.ref(a, revive))
    if len(seen) > 5000: seen.clear()
table = weakref.WeakValueDictionary(); keys = weakref.WeakKeyDictionary(); group = weakref.WeakSet()
for i in range(300):
    a = A(); a.self = a
    table[i] = a; keys[a] = a; group.add(a)
    seen.append(weakref.ref(a, revive))
    weakref.finalize(a, lambda: group.clear())
    weakref.proxy(a, revive)
    del a
    if i % 50 == 0: gc.collect()
    gc.set_threshold(1, 1, 1); gc.get_objects() if hasattr(gc, "get_objects") else None
    gc.callbacks.append(lambda phase, info: None)
    len(table), len(keys), len(group)
print("done")
