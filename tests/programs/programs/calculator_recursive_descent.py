import operator
class ParseError(Exception):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")
def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
            continue
        start = i
        if c.isdigit() or c == ".":
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            word = text[start:i]
            yield ("num", float(word) if "." in word else int(word), start)
        elif c.isalpha():
            while i < len(text) and text[i].isalnum():
                i += 1
            yield ("name", text[start:i], start)
        elif text[i:i + 2] == "**":
            i += 2
            yield ("op", "**", start)
        elif c in "+-*/%(),=":
            i += 1
            yield ("op", c, start)
        else:
            raise ParseError(f"unexpected {c!r}", i)
    yield ("end", None, i)
BINARY = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul), "/": (2, operator.truediv), "%": (2, operator.mod)}
class Calculator:
    functions = {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a)}
    def __init__(self):
        self.names = {"pi": 3.14159}
    def run(self, text):
        self.tokens = list(tokenize(text))
        self.pos = 0
        if len(self.tokens) > 2 and self.tokens[0][0] == "name" and self.tokens[1][1] == "=":
            self.pos = 2
            self.names[self.tokens[0][1]] = value = self.expression()
        else:
            value = self.expression()
        if self.peek()[0] != "end":
            raise ParseError(f"unexpected {self.peek()[1]!r}", self.peek()[2])
        return value
    def peek(self):
        return self.tokens[self.pos]
    def take(self):
        self.pos += 1
        return self.tokens[self.pos - 1]
    def accept(self, value):
        if self.peek()[:2] == ("op", value):
            return self.take()
    def expect(self, value):
        if not self.accept(value):
            raise ParseError(f"expected {value!r}", self.peek()[2])
    def expression(self, level=1):
        left = self.unary()
        while (entry := BINARY.get(self.peek()[1])) and self.peek()[0] == "op" and entry[0] >= level:
            self.take()
            left = entry[1](left, self.expression(entry[0] + 1))
        return left
    def unary(self):
        if self.accept("-"):
            return -self.unary()
        return self.power()
    def power(self):
        base = self.atom()
        return base ** self.unary() if self.accept("**") else base
    def atom(self):
        kind, value, at = self.take()
        if kind == "num":
            return value
        if kind == "name":
            if self.accept("("):
                args = [self.expression()]
                while self.accept(","):
                    args.append(self.expression())
                self.expect(")")
                return self.functions[value](*args)
            if value not in self.names:
                raise ParseError(f"unknown name {value}", at)
            return self.names[value]
        if value == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        raise ParseError("expected a value", at)
calc = Calculator()
for line in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3", "7 / 2 % 2", "x = 5 * (2 + 1)", "x * x - 1", "max(1, x, 2 * 10)", "abs(-3) + sum(1, 2, 3)", "2 *", "(1 + 2", "3 $ 4", "y + 1", "1 2", "1 / 0", "1.5 + .5", "nope(1)"):
    try:
        print(line, "=", calc.run(line))
    except (ParseError, ZeroDivisionError, KeyError) as e:
        print(line, "!", type(e).__name__, e)
