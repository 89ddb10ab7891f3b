# ends: output ok error
help("modules")
import builtins
for name in dir(builtins):
    help(getattr(builtins, name))
