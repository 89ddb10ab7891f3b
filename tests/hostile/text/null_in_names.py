# ends: ok error
import types
class C:
    pass
setattr(C, "a\0b", 1)
m = types.ModuleType("a\0b")
__import__("os\0x")
