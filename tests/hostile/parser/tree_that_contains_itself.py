# ends: error output memory
import ast
tree = ast.List([], ast.Load(), lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)
tree.elts.append(tree)
compile(ast.Expression(tree), "", "eval")
