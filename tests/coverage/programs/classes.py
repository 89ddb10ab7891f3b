class Base:
    """Docstring."""

    attribute = 1
    if attribute:
        extra = 2
    else:
        extra = 3

    def __init__(self):
        self.value = 0

    @property
    def double(self):
        """Docstring."""
        return self.value * 2

    @staticmethod
    def static(): return 1

    @classmethod
    def never(cls):
        return cls()


class Child(Base):
    class Inner:
        def method(self):
            return "inner"

    def method(self):
        def local(x):
            if x:
                return 1
            return 2
        return local(1)


child = Child()
print(child.double, child.method(), Child.static(), Child.Inner().method())
