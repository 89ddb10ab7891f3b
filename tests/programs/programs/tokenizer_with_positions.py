import re
SPEC = [("NUMBER", r"\d+(\.\d*)?"), ("NAME", r"[A-Za-z_]\w*"), ("OP", r"[+\-*/=<>!]=?|[(){};,]"), ("STRING", r"'[^'\n]*'"), ("NEWLINE", r"\n"), ("SKIP", r"[ \t]+|#.*"), ("BAD", r".")]
PATTERN = re.compile("|".join(f"(?P<{n}>{p})" for n, p in SPEC))
KEYWORDS = {"if", "while", "let"}
def tokens(source):
    line, start = 1, 0
    for m in PATTERN.finditer(source):
        kind, text = m.lastgroup, m.group()
        column = m.start() - start + 1
        if kind == "NEWLINE":
            line, start = line + 1, m.end()
            continue
        if kind == "SKIP":
            continue
        if kind == "BAD":
            raise SyntaxError(f"unexpected {text!r} at {line}:{column}")
        if kind == "NAME" and text in KEYWORDS:
            kind = text.upper()
        yield kind, text, line, column
source = """let x = 3.14 # comment
while x >= 10 {
  print('hi', x); x = x - 1
}
"""
for t in tokens(source):
    print("%-7s %-8r %d:%d" % t)
try:
    list(tokens("a = 1\nb = $"))
except SyntaxError as e:
    print(e)
