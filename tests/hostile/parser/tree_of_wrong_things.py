# ends: error output memory
import ast
for bad in (ast.Name(), ast.Name(id=5, ctx=ast.Load()), ast.Constant(object()), ast.Call(1, 2, 3), ast.Lambda(None, None)):
    try:
        compile(ast.Expression(bad), "", "eval")
    except Exception as e:
        print(type(e).__name__)
compile(ast.Module([ast.Return(lineno=-5, col_offset=2**40)], []), "", "exec")
