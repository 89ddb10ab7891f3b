import abc
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name}: {self.area()}"
class Half(Shape):
    def area(self): return 1
class Sq(Half):
    name = "sq"
for cls in (Shape, Half, Sq):
    try:
        print(cls().describe())
    except TypeError as e:
        print(e)
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Sq.__abstractmethods__)
class Manual:
    def area(self): raise NotImplementedError("subclass must define area")
try:
    Manual().area()
except NotImplementedError as e:
    print(type(e).__name__, e)
Shape.register(int)
print(isinstance(5, Shape), issubclass(bool, Shape), isinstance("a", Shape))
