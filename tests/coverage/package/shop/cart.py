"""What a customer has chosen."""

from .price import discounted


class Cart:
    def __init__(self, customer=None):
        self.customer = customer
        self.items = {}

    def __repr__(self):
        return f"Cart({self.items})"

    def add(self, name, price, count=1):
        if count < 1:
            raise ValueError("count must be positive")
        if name in self.items:
            before, number = self.items[name]
            if before != price:
                raise ValueError("price has changed")
            count += number
        self.items[name] = (price, count)

    def total(self):
        total = 0
        for price, count in self.items.values():
            if count >= 10:
                price = discounted(price, 10)
            total += price * count
        if self.customer == "staff":
            total = discounted(total, 20)
        return total
