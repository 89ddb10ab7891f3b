# ends: timeout
import gc
gc.disable(); gc.set_threshold(1); gc.freeze()
while True:
    gc.collect()
