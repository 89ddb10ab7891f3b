# ends: memory timeout error
import ast
trees = []
while True:
    trees.append(ast.parse("f(x, [y, z])\n" * 500))
