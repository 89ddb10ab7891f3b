class Room:
    def __init__(self, name, exits, items=()):
        self.name, self.exits, self.items = name, exits, set(items)
ROOMS = {r.name: r for r in (
    Room("hall", {"north": "library", "east": "kitchen"}, {"lamp"}),
    Room("library", {"south": "hall"}, {"book", "key"}),
    Room("kitchen", {"west": "hall", "down": "cellar"}, {"bread"}),
    Room("cellar", {"up": "kitchen"}),
)}
class Game:
    def __init__(self):
        self.room, self.bag, self.turns, self.over = ROOMS["hall"], set(), 0, False
    def command(self, line):
        verb, _, rest = line.partition(" ")
        handler = getattr(self, f"do_{verb}", None)
        if handler is None:
            return f"I don't know how to {verb!r}."
        self.turns += 1
        return handler(rest)
    def do_look(self, _):
        things = ", ".join(sorted(self.room.items)) or "nothing"
        return f"{self.room.name}: {things}; exits {sorted(self.room.exits)}"
    def do_go(self, where):
        target = self.room.exits.get(where)
        if target is None:
            return "You can't go that way."
        if target == "cellar" and "lamp" not in self.bag:
            return "It is too dark."
        self.room = ROOMS[target]
        return self.do_look("")
    def do_take(self, item):
        try:
            self.room.items.remove(item)
        except KeyError as e:
            return f"There is no {e.args[0]} here."
        self.bag.add(item)
        return f"Taken. You carry {sorted(self.bag)}."
    def do_open(self, _):
        if self.room.name == "cellar" and "key" in self.bag:
            self.over = True
            return "The chest opens. You win!"
        return "Nothing to open."
script = "look|go down|go east|go down|take bread|go west|take lamp|take sword|go north|take key|dance|go south|go east|go down|open|look"
game = Game()
for line in script.split("|"):
    print(">", line)
    print(game.command(line))
    if game.over:
        break
print(game.turns, "turns")
