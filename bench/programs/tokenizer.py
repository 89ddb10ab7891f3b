# Reading and writing a JSON-like notation, one character at a time.
class Reader:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def skip(self):
        text, position = self.text, self.position
        while position < len(text) and text[position] in " \n\t":
            position += 1
        self.position = position

    def value(self):
        self.skip()
        c = self.text[self.position]
        if c == "{":
            return self.mapping()
        if c == "[":
            return self.sequence()
        if c == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return value
        return self.number()

    def expect(self, c):
        self.skip()
        if self.text[self.position] != c:
            raise ValueError("expected " + c + " at " + str(self.position))
        self.position += 1

    def accept(self, c):
        self.skip()
        if self.text[self.position] == c:
            self.position += 1
            return True
        return False

    def mapping(self):
        self.expect("{")
        result = {}
        if self.accept("}"):
            return result
        while True:
            self.skip()
            key = self.string()
            self.expect(":")
            result[key] = self.value()
            if not self.accept(","):
                self.expect("}")
                return result

    def sequence(self):
        self.expect("[")
        result = []
        if self.accept("]"):
            return result
        while True:
            result.append(self.value())
            if not self.accept(","):
                self.expect("]")
                return result

    def string(self):
        self.expect('"')
        start = self.position
        parts = []
        while True:
            c = self.text[self.position]
            if c == '"':
                parts.append(self.text[start : self.position])
                self.position += 1
                return "".join(parts)
            if c == "\\":
                parts.append(self.text[start : self.position])
                parts.append({"n": "\n", "t": "\t"}.get(self.text[self.position + 1], self.text[self.position + 1]))
                self.position += 2
                start = self.position
            else:
                self.position += 1

    def number(self):
        start = self.position
        while self.position < len(self.text) and self.text[self.position] in "+-.eE0123456789":
            self.position += 1
        word = self.text[start : self.position]
        return float(word) if "." in word else int(word)


def write(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, list):
        return "[" + ", ".join([write(item) for item in value]) + "]"
    return "{" + ", ".join([write(key) + ": " + write(item) for key, item in value.items()]) + "}"


document = {
    "items": [
        {"id": i, "name": "name " + str(i), "tags": ["a\nb", 'say "x"', str(i * i)], "price": i * 0.5, "ok": i % 2 == 0, "none": None}
        for i in range(6500)
    ]
}
text = write(document)
read = Reader(text).value()
print(len(text), read == document, sum(item["id"] for item in read["items"]))
