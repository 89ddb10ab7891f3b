# ends: error ok output memory
import ast
tree = ast.parse("-" * 500 + "1")
for i in range(20_000):
    tree = ast.UnaryOp(ast.USub(), tree)
ast.dump(tree), ast.unparse(tree)
