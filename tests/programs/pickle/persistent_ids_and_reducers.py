import copyreg, io, pickle
class Storage(dict): pass
class Pickler(pickle.Pickler):
    def persistent_id(self, obj):
        return ("storage", obj["key"]) if isinstance(obj, Storage) else None
class Unpickler(pickle.Unpickler):
    def persistent_load(self, pid):
        return Storage(key=pid[1]) if isinstance(pid, tuple) else pid
for protocol in (1, 2, 5):
    file = io.BytesIO()
    Pickler(file, protocol).dump([Storage(key=7), 8])
    print(file.getvalue(), Unpickler(io.BytesIO(file.getvalue())).load())
plain = pickle.Pickler(file := io.BytesIO(), 0)
plain.persistent_id = lambda obj: "p1" if obj == 5 else None
plain.dump([5, 6])
reader = pickle.Unpickler(io.BytesIO(file.getvalue()))
reader.persistent_load = lambda pid: pid.upper()
print(file.getvalue(), reader.load())
class Point:
    def __init__(self, x): self.x = x
class Reducing(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, Point): return complex, (obj.x, 1)
        return NotImplemented
Reducing(file := io.BytesIO()).dump([Point(3), len, Storage(a=1)])
print(pickle.loads(file.getvalue()))
class Tabled(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy()
    dispatch_table[Point] = lambda point: (divmod, (point.x, 2))
Tabled(file := io.BytesIO()).dump(Point(7))
print(pickle.loads(file.getvalue()))
own = pickle.Pickler(file := io.BytesIO())
own.dispatch_table = {Point: lambda point: (pow, (point.x, 2))}
own.dump(Point(5))
print(pickle.loads(file.getvalue()))
def restore(target, state): target.x = state + 1
class Restored(Point):
    def __reduce__(self): return Restored, (0,), self.x, None, None, restore
print(pickle.loads(pickle.dumps(Restored(4))).x)
copyreg.add_extension("__main__", "Point", 300)
print(pickle.dumps(Point, 2), pickle.loads(pickle.dumps(Point, 2)) is Point)
class Safe(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "builtins" and name == "range": return range
        raise pickle.UnpicklingError(f"global '{module}.{name}' is forbidden")
print(Safe(io.BytesIO(pickle.dumps([range(3)]))).load())
try:
    Safe(io.BytesIO(b"cos\nsystem\n(S'x'\ntR.")).load()
except pickle.UnpicklingError as error:
    print(error)
