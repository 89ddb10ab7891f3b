# ends: ok error memory
import ast, pickle, json, copy, marshal, pprint, io
makers = {
    "list": lambda x: [x], "tuple": lambda x: (x,), "dict": lambda x: {"k": x}, "frozenset": lambda x: frozenset({x}) if x.__hash__ else x,
    "ast": lambda x: ast.UnaryOp(ast.USub(), x if isinstance(x, ast.AST) else ast.Constant(1)),
    "exception": lambda x: ValueError(x), "slice": lambda x: slice(x, x), "range": lambda x: range(5), "method": lambda x: (lambda: x),
}
uses = {
    "repr": repr, "eq": lambda x: x == copy.copy(x), "hash": hash, "deepcopy": copy.deepcopy, "pickle": lambda x: pickle.loads(pickle.dumps(x)), "pickle0": lambda x: pickle.dumps(x, 0), "json": json.dumps, "marshal": lambda x: marshal.loads(marshal.dumps(x)), "pformat": pprint.pformat, "compile": lambda x: compile(ast.Expression(x), "x", "eval"), "dump": ast.dump, "unparse": ast.unparse, "str": str, "format": "{}".format, "lt": lambda x: x < x, "fix": ast.fix_missing_locations, "literal": ast.literal_eval, "print": lambda x: print(x, file=io.StringIO()),
}
for name, make in makers.items():
    x = 1
    for i in range(20_000): x = make(x)
    for use in uses.values():
        try:
            use(x)
        except Exception as e:
            type(e).__name__
print("done")
