import io
import tokenize


def show(source):
    try:
        tokens = tokenize.generate_tokens(io.StringIO(source).readline)
        print([(t.type, t.string, t.start, t.end) for t in tokens])
    except (tokenize.TokenError, SyntaxError) as error:
        place = (error.end_lineno, error.end_offset, error.text) if isinstance(error, SyntaxError) else None
        print(type(error).__name__, error, place)


for source in ("01234", "2sin(x)", "1e", "0xfor x", "1_000_", "0b12"):
    show(source)
for source in ("a = (1,\n2\n", "x\nf'{a\n", "b\na = \\\n", "f(\\\n", "f(\nf'{b"):
    show(source)
show("if 1:\n    a\n  b")
show("if 1:\n    a\n\tb")
for lines in (["a", "b"], [b"a", b"b"], [1]):
    for tokens in (tokenize.tokenize, tokenize.generate_tokens):
        try:
            print(len(list(tokens(iter(lines).__next__))))
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
