class Money(float):
    def __new__(cls, amount, currency="EUR"):
        self = super().__new__(cls, amount)
        self.currency = currency
        return self
m = Money(2.5, "USD")
print(m, m.currency, m + 1, type(m + 1).__name__, -m, repr(m), f"{m:.2f}", m == 2.5, Money("3"), m.is_integer())
