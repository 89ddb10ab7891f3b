# An interpreter for small expressions: match statements, data classes by hand, dictionaries as environments.
class Number:
    __match_args__ = ("value",)

    def __init__(self, value):
        self.value = value


class Name:
    __match_args__ = ("name",)

    def __init__(self, name):
        self.name = name


class Binary:
    __match_args__ = ("op", "left", "right")

    def __init__(self, op, left, right):
        self.op = op
        self.left = left
        self.right = right


def evaluate(tree, names):
    match tree:
        case Number(value):
            return value
        case Name(name):
            return names[name]
        case Binary("+", left, right):
            return evaluate(left, names) + evaluate(right, names)
        case Binary("-", left, right):
            return evaluate(left, names) - evaluate(right, names)
        case Binary("*", left, right):
            return evaluate(left, names) * evaluate(right, names) % 65537
    raise TypeError(tree)


def run(commands):
    names, total = {"x": 1}, 0
    for command in commands:
        match command:
            case ["set", name, int(value)]:
                names[name] = value
            case ["add", {"name": name, "by": by}]:
                names[name] = names.get(name, 0) + by
            case ["eval", tree] if total >= 0:
                total = (total + evaluate(tree, names)) % 1000003
            case _:
                total -= 1
    return total


tree = Binary("+", Binary("*", Name("x"), Number(3)), Binary("-", Name("y"), Binary("*", Number(2), Name("x"))))
commands = [["set", "y", 4], ["add", {"name": "x", "by": 3}], ["eval", tree], ["other"]] * 50000
print(run(commands))
