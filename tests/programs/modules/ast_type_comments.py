import ast
def show(source):
    try:
        print(ast.dump(ast.parse(source, type_comments=True)))
    except SyntaxError as error:
        print(error.msg)
show("x = 1 # type: int\nfor x in y:  #type:  str  \n  pass\nwith a as b:  # type: bar\n  pass\n")
show("def f(x,  # type: int\n      y=1, # type: str\n      *args, # type: a\n      k, # type: b\n      **kw # type: c\n      ):\n  # type: (...) -> int\n  pass\n")
show("async def g(a): # type: (int) -> str\n  return a\n")
show("x = 1 # type: ignore[abc]\n# type: ignore\nif x:\n  # type: ignore[b]\n  y\n")
show("def f(): # type: () -> int\n  # type: () -> str\n  pass\n")
show("# type: int\n")
show("while x: # type: int\n  pass\n")
show("def f(*, # type: int\n a):\n  pass\n")
print(ast.dump(ast.parse("x = 1 # type: int\n")))
