import ast
import types

code = compile("a = b + 1\nprint(sorted(locals()) == sorted(globals()))\ndel b", "<made>", "exec")
namespace = {"b": 2, "__builtins__": __builtins__}
made = types.FunctionType(code, namespace)
print(made(), namespace["a"], "b" in namespace)
try:
    made(1)
except TypeError as error:
    print(error)
awaiting = compile("a = await ready()", "<made>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


async def ready():
    return 5


namespace = {"ready": ready}
try:
    types.FunctionType(awaiting, namespace)().send(None)
except StopIteration:
    print(namespace["a"])
