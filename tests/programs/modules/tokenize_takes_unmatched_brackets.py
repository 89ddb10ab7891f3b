import io
import tokenize
for source in ")\n", "x = [)]\n", "a)]}\nb\n", "(]\n":
    print([token.string for token in tokenize.generate_tokens(io.StringIO(source).readline)])
