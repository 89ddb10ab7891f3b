# Sources whose lines end in a carriage return and a newline have the same tokens; the newlines are what they are.
import io
import tokenize

for source in (
    "if False:\r\n    # NL\r\n    \r\n    True = False # NEWLINE\r\n",
    "a = 1\r\nb = '''x\r\ny'''\r\n",
    "a \\\r\n + 1\r\n",
    "(1,\r\n2)\r\n",
    "f'{a}\\\r\nb'\r\nx",
):
    for token in tokenize.tokenize(io.BytesIO(source.encode()).readline):
        print(tokenize.tok_name[token.exact_type], repr(token.string), token.start, token.end, repr(token.line))
