# ends: ok error
import sys, builtins, importlib, types
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("evil"):
            return types.SimpleNamespace(name=name, loader=self, origin=object(), submodule_search_locations=5, parent=7, has_location=True, cached=print, loader_state=None, _initializing=1)
    def create_module(self, spec): return 42
    def exec_module(self, module): sys.modules.pop("evil1", None); sys.meta_path.clear()
for place in (Finder(), None, 5, object(), print):
    sys.meta_path.insert(0, place)
    for name in ("evil1", "evil2.sub", "", ".", "..x", "\0", "a" * 10_000, "json.decoder", "__proto__", "constructor"):
        try:
            importlib.import_module(name)
        except BaseException as e:
            type(e).__name__
    sys.meta_path[:] = [each for each in sys.meta_path if each is not place]
real = builtins.__import__
builtins.__import__ = lambda *args, **kwargs: [].append
try:
    import anything
    from anything import append
    print("replaced")
except Exception as e:
    print(type(e).__name__)
builtins.__import__ = real
for name, value in (("json", None), ("os", 5), ("re", "text")):
    sys.modules[name] = value
    try:
        exec(f"import {name}; from {name} import x")
    except BaseException as e:
        print(type(e).__name__)
sys.modules = {}
sys.path = None
sys.path_hooks = 5
try:
    import colorsys
except BaseException as e:
    print(type(e).__name__)
