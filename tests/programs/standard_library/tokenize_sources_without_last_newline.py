import io
import tokenize

for source in ("1+1", "if x:\n  y", "# a", "x  # a", "", "x\n", "if x:\n  y\n# b", "f(\n1)"):
    print(repr(source))
    for each in tokenize.generate_tokens(io.StringIO(source).readline):
        print("  ", tokenize.tok_name[each.type], repr(each.string), each.start, each.end, repr(each.line))
    names = [tokenize.tok_name[each.type] for each in tokenize.tokenize(io.BytesIO(source.encode()).readline)]
    print("  ", *names)
