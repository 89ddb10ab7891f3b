import enum
class State(enum.Enum):
    IDLE = enum.auto()
    PAID = enum.auto()
    BROKEN = enum.auto()
class Machine:
    table = {}
    def on(state, event, table=table):
        def register(f):
            table[state, event] = f
            return f
        return register
    def __init__(self, stock): self.state, self.money, self.stock, self.log = State.IDLE, 0, dict(stock), []
    @on(State.IDLE, "coin")
    @on(State.PAID, "coin")
    def coin(self, value):
        self.money += value
        return State.PAID
    @on(State.PAID, "select")
    def select(self, item):
        price, count = self.stock.get(item, (None, 0))
        if not count: self.log.append(f"no {item}"); return State.PAID
        if self.money < price: self.log.append(f"{item} costs {price}, {self.money} paid"); return State.PAID
        self.stock[item] = price, count - 1
        self.money -= price
        self.log.append(f"vend {item}")
        return State.PAID if self.money else State.IDLE
    @on(State.PAID, "refund")
    def refund(self):
        self.log.append(f"refund {self.money}")
        self.money = 0
        return State.IDLE
    del on
    def send(self, event, *args):
        if event == "kick": self.state = State.BROKEN; return
        try: handler = self.table[self.state, event]
        except KeyError: self.log.append(f"{event} ignored when {self.state.name.lower()}")
        else: self.state = handler(self, *args)
m = Machine({"cola": (150, 1), "chips": (100, 5)})
for event in (("select", "cola"), ("coin", 100), ("select", "cola"), ("coin", 100), ("select", "cola"), ("select", "cola"), ("refund",), ("coin", 100), ("select", "chips"), ("kick",), ("coin", 5)):
    m.send(*event)
print(*m.log, sep="\n")
print(m.state, m.money, m.stock, len(Machine.table), hasattr(Machine, "on"))
