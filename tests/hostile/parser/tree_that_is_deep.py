# ends: error output memory
import ast
tree = ast.Constant(1)
for i in range(100_000):
    tree = ast.UnaryOp(ast.USub(), tree)
compile(ast.fix_missing_locations(ast.Expression(tree)), "", "eval")
