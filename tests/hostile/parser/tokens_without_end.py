# ends: timeout memory output
import tokenize
for token in tokenize.generate_tokens(lambda: "x = 1\n"):
    pass
