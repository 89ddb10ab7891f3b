import ast

for name in "Tru\u1d49", "Fal\u017fe", "N\u2092ne":
    for source in name, f"a.{name}", f"{name} = 1", f"def {name}(): pass", f"f({name}=1)", f"import {name}":
        for compiler in ast.parse, lambda text: compile(text, "file", "exec"):
            try:
                compiler(source)
            except ValueError as error:
                print(type(error).__name__, error)
print(ast.parse("\u1d49 = 1").body[0].targets[0].id)
for location in ({"lineno": None, "col_offset": 0}, {"lineno": 1, "col_offset": None}, {"lineno": 1}):
    try:
        compile(ast.Module([ast.Pass(**location)], []), "file", "exec")
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
