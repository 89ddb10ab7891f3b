class Bounded(int):
    def __new__(cls, value, low=0, high=10):
        self = super().__new__(cls, max(low, min(high, value)))
        self.low, self.high = low, high
        return self
b = Bounded(99, high=50)
print(b, b.high, b + 1, Bounded(-3), type(b).__name__, b.__dict__)
