class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed:.2f}, have {available:.2f}")
        self.shortfall = needed - available
class Account:
    fee = 0
    _next_number = 100
    def __init__(self, owner, balance=0):
        self.owner, self._balance = owner, balance
        self.number = Account._next_number
        Account._next_number += 1
        self.history = []
    @property
    def balance(self):
        return self._balance
    def _record(self, kind, amount):
        self._balance += amount
        self.history.append((kind, amount, self._balance))
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"invalid amount {amount!r}")
        self._record("deposit", amount)
    def withdraw(self, amount):
        total = amount + self.fee
        if total > self.balance:
            raise InsufficientFunds(total, self.balance)
        self._record("withdraw", -total)
    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner} {self.balance:.2f}>"
class Checking(Account):
    fee = 1
class Savings(Account):
    rate = 0.05
    def add_interest(self):
        self.deposit(round(self.balance * self.rate, 2))
class Bank:
    def __init__(self):
        self.accounts = {}
    def open(self, kind, owner, **options):
        account = kind(owner, **options)
        self.accounts[account.number] = account
        return account
    def transfer(self, source, target, amount):
        before = source.balance, target.balance
        try:
            source.withdraw(amount)
            target.deposit(amount)
        except Exception as error:
            return f"failed: {type(error).__name__}: {error} {before == (source.balance, target.balance)}"
        return "ok"
bank = Bank()
ann = bank.open(Checking, "Ann", balance=50)
bob = bank.open(Savings, "Bob")
print(bank.transfer(ann, bob, 30), ann, bob)
print(bank.transfer(ann, bob, 30))
print(bank.transfer(ann, bob, -5))
bob.add_interest()
print(bob, bob.history)
try:
    bob.withdraw(1000)
except InsufficientFunds as e:
    print(e, e.shortfall)
try:
    bob.balance = 5
except AttributeError as e:
    print(e)
print(sum(a.balance for a in bank.accounts.values()), list(bank.accounts))
