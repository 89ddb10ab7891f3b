import ast
for source in ("(int, *str, **Any) -> float", "() -> List[int]", "(a) -> b\n\n", "(a,) -> b", "(*a, *b) -> c", "(**a, b) -> c", "("):
    try:
        tree = ast.parse(source, mode="func_type")
        print(ast.dump(tree), ast.unparse(tree))
    except SyntaxError as error:
        print(error.msg, error.offset)
try:
    compile("() -> int", "name", "func_type")
except ValueError as error:
    print(error)
