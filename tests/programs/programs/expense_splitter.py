from collections import defaultdict
from decimal import Decimal
class Ledger:
    def __init__(self): self.balance = defaultdict(int)
    def pay(self, who, cents, *shared_by, weights=None):
        shared_by = shared_by or tuple(sorted(self.balance))
        weights = weights or dict.fromkeys(shared_by, 1)
        total = sum(weights.values())
        self.balance[who] += cents
        left = cents
        for i, person in enumerate(shared_by):
            share = left if i == len(shared_by) - 1 else cents * weights[person] // total
            self.balance[person] -= share
            left -= share
    def settle(self):
        debtors = sorted((v, k) for k, v in self.balance.items() if v < 0)
        creditors = sorted(((v, k) for k, v in self.balance.items() if v > 0), reverse=True)
        while debtors and creditors:
            (debt, a), (credit, b) = debtors.pop(0), creditors.pop(0)
            amount = min(-debt, credit)
            yield a, b, amount
            if -debt > amount: debtors.insert(0, (debt + amount, a))
            if credit > amount: creditors.insert(0, (credit - amount, b))
l = Ledger()
l.pay("ann", 10000, "ann", "bob", "cid")
l.pay("bob", 4501, "bob", "cid")
l.pay("cid", 900, "ann", "cid", weights={"ann": 2, "cid": 1})
print(dict(l.balance), sum(l.balance.values()))
for a, b, cents in l.settle(): print(f"{a} -> {b}: {cents // 100}.{cents % 100:02}")
print(Decimal("1.10") + Decimal("2.20") == Decimal("3.30"), 1.1 + 2.2 == 3.3)
