"""A small shop: parses a journal of sales, keeps an inventory, and reports what happened."""

import sys
from collections import Counter, defaultdict

JOURNAL = """
# day  action   item        count  price
1      stock    apple       120    0.40
1      stock    pear        80     0.55
1      stock    quince      12     1.90
2      sell     apple       30     0.65
2      sell     pear        10     0.80
2      sell     fig         3      0.90
3      sell     quince      15     2.80
3      stock    fig         40     0.35
3      sell     fig         22     0.95
4      sell     apple       45     0.60
4      return   apple       5      0.60
4      juggle   apple       1      0.00
5      sell     pear        sixty  0.75
5      sell     pear        60     0.75
6      sell     apple       50     0.70
"""


class ShopError(Exception):
    """Something in the journal that cannot be."""


class OutOfStock(ShopError):
    def __init__(self, item, wanted, there):
        super().__init__(f"{wanted} x {item} wanted, {there} there")
        self.item = item
        self.missing = wanted - there


class Entry:
    __slots__ = ("day", "action", "item", "count", "price")

    def __init__(self, day, action, item, count, price):
        self.day = int(day)
        self.action = action
        self.item = item
        try:
            self.count = int(count)
        except ValueError as error:
            raise ShopError(f"no count: {count!r}") from error
        self.price = round(float(price) * 100)

    @property
    def value(self):
        return self.count * self.price

    def __repr__(self):
        return f"Entry(day {self.day}: {self.action} {self.count} {self.item})"


def lines(text):
    for number, line in enumerate(text.splitlines(), 1):
        line, _, _ = line.partition("#")
        if line.strip():
            yield number, line.split()


def entries(text, problems):
    for number, fields in lines(text):
        try:
            yield Entry(*fields)
        except ShopError as error:
            problems.append((number, error))


class Inventory:
    def __init__(self):
        self.counts = Counter()
        self.income = defaultdict(int)
        self.spent = 0

    def apply(self, entry):
        match entry:
            case Entry(action="stock", item=item, count=count):
                self.counts[item] += count
                self.spent += entry.value
            case Entry(action="sell", item=item, count=count):
                there = self.counts[item]
                if there < count:
                    raise OutOfStock(item, count, there)
                self.counts[item] -= count
                self.income[item] += entry.value
            case Entry(action="return", item=item):
                self.counts[item] += entry.count
                self.income[item] -= entry.value
            case _:
                raise ShopError(f"unknown action: {entry.action!r}")


def money(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def report(inventory, problems):
    width = max(map(len, inventory.counts))
    print(f"{'item':<{width}}  left  income")
    for item, count in sorted(inventory.counts.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{item:<{width}}  {count:>4}  {money(inventory.income[item]):>6}")
    profit = sum(inventory.income.values()) - inventory.spent
    print(f"profit: {money(profit)}")
    for number, error in problems:
        print(f"line {number}: {type(error).__name__}: {error}")


def run_shop(text):
    inventory, problems = Inventory(), []
    for entry in entries(text, problems):
        try:
            inventory.apply(entry)
        except OutOfStock as error:
            problems.append((f"{entry!r}", f"{error.missing} missing"))
        except ShopError as error:
            problems.append((f"{entry!r}", error))
    return inventory, problems


def words(texts):
    """How often each word occurs in all the texts."""
    counts = {}
    for text in texts:
        for word in text.lower().split():
            counts[word] = counts.get(word, 0) + 1
    return counts


def primes():
    found = []
    number = 2
    while True:
        if all(number % prime for prime in found if prime * prime <= number):
            found.append(number)
            yield number
        number += 1


def nth_prime(n):
    for index, prime in enumerate(primes(), 1):
        if index == n:
            return prime


def simulate(rounds):
    """Runs the shop again and again: something to watch."""
    total = 0
    for _ in range(rounds):
        inventory, _ = run_shop(JOURNAL)
        total += sum(inventory.income.values())
    return total


def main(rounds):
    inventory, problems = run_shop(JOURNAL)
    report(inventory, problems)
    common = sorted(words([JOURNAL] * 3).items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    print("most common:", ", ".join(f"{word} ({count})" for word, count in common))
    print("300th prime:", nth_prime(300))
    print(f"{rounds} rounds take in {money(simulate(rounds))}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
