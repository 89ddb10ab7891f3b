# ends: timeout memory
import abc, enum, dataclasses
n = 0
while True:
    n += 1
    T = type(f"T{n}", (abc.ABC,), {"__slots__": ("a", "b"), "m": abc.abstractmethod(lambda s: 1)})
    isinstance(1, T), issubclass(int, T)
    enum.Enum(f"E{n}", "a b c")
    dataclasses.make_dataclass(f"D{n}", ["x", "y"])(1, 2)
