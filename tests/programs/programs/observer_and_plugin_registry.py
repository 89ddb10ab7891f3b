class Event:
    def __init__(self): self.handlers = []
    def __iadd__(self, h): self.handlers.append(h); return self
    def __isub__(self, h): self.handlers.remove(h); return self
    def __call__(self, *a, **k): return [h(*a, **k) for h in list(self.handlers)]
class Observable:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.watched = [k for k, v in cls.__annotations__.items()]
    def __init__(self): object.__setattr__(self, "changed", Event())
    def __setattr__(self, name, value):
        old = getattr(self, name, None)
        super().__setattr__(name, value)
        if name in self.watched and old != value: self.changed(name, old, value)
class Thermostat(Observable):
    target: int
    mode: str
t = Thermostat()
log = []
t.changed += lambda *a: log.append(a)
def once(*a):
    log.append("once")
    t.changed -= once
t.changed += once
t.target = 20; t.target = 20; t.target = 21; t.mode = "eco"; t.note = "unwatched"
print(log, t.watched, vars(t).keys() - {"changed"} == {"target", "mode", "note"})
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        if name in Plugin.registry: raise ValueError(f"duplicate plugin {name}")
        Plugin.registry[name or cls.__name__.lower()] = cls
class Upper(Plugin):
    def run(self, s): return s.upper()
class Rev(Plugin, name="reverse"):
    def run(self, s): return s[::-1]
def pipeline(spec, text):
    for name in spec.split("|"): text = Plugin.registry[name.strip()]().run(text)
    return text
print(pipeline("upper | reverse", "abc"), list(Plugin.registry))
try:
    class Again(Plugin, name="reverse"): pass
except ValueError as e: print(e)
try: pipeline("nope", "x")
except KeyError as e: print("no plugin", e)
