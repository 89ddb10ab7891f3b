import ast


def show(source, optimize, mode="exec"):
    print(optimize, ast.dump(ast.parse(source, mode=mode, optimize=optimize)))


for optimize in (-1, 0, 1, 2):
    show('"doc"', optimize)
    show('"doc"\n"next"', optimize)
    show('class C:\n "doc"\n x = __debug__', optimize)
    show('"%5.3s%%-%-4r" % (a, b)', optimize, "eval")
    show("match x:\n case -1 | {-2j: 1.5 - 2j} if -1: pass", optimize)
    show("-1 + 2", optimize, "eval")

tree = ast.parse("def f():\n  'doc'")
print(ast.dump(compile(tree, "f", "exec", ast.PyCF_OPTIMIZED_AST, optimize=2), include_attributes=True))
print(compile(tree, "f", "exec", ast.PyCF_ONLY_AST) is tree)
