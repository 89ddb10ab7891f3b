TEXT = "It was a bright cold day in April, and the clocks were striking thirteen. Extraordinarily-long-words-are-kept whole."
def wrap(text, width):
    line = []
    length = 0
    for word in text.split():
        if line and length + len(line) + len(word) > width:
            yield line
            line, length = [], 0
        line.append(word)
        length += len(word)
    if line:
        yield line
def justify(words, width):
    if len(words) == 1:
        return words[0]
    gaps = len(words) - 1
    spaces = width - sum(map(len, words))
    small, extra = divmod(spaces, gaps)
    return "".join(w + " " * (small + (i < extra)) for i, w in enumerate(words[:-1])) + words[-1]
for width in (20, 34):
    lines = list(wrap(TEXT, width))
    for words in lines[:-1]:
        print("|" + justify(words, width).ljust(width) + "|")
    print("|" + " ".join(lines[-1]).center(width, ".") + "|")
import textwrap
print(textwrap.fill(TEXT, 40, initial_indent="* ", subsequent_indent="  "))
print(repr(textwrap.dedent("    a\n      b\n    c\n")), textwrap.shorten(TEXT, 30), textwrap.indent("x\n\ny", "> "))
