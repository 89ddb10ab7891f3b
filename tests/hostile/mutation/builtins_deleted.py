# ends: error
import builtins
for name in list(vars(builtins)):
    if name not in ("delattr", "builtins"):
        delattr(builtins, name)
print(1)
