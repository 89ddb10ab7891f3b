# ends: ok
import gc, weakref
kept = []
class Phoenix:
    def __del__(self):
        kept.append(self)
        self.again = Phoenix.__new__(Phoenix)
calls = []
for i in range(50):
    bird = Phoenix()
    bird.itself = bird
    reference = weakref.ref(bird, lambda r: (calls.append(r), gc.collect()))
    del bird
    gc.collect()
    for each in list(kept):
        each.__dict__.clear()
    kept.clear()
print("done")
