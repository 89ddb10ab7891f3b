"""Source, modes and names of classes must fit UTF-8, and strings for C may not contain null characters."""

import ast
import symtable


def attempt(action):
    try:
        print(ascii(action()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


source = "x = '\ud800'"
attempt(lambda: exec(source))
attempt(lambda: eval("'\udcff'"))
attempt(lambda: compile(source, "f", "exec"))
attempt(lambda: ast.parse(source))
attempt(lambda: ast.literal_eval("'\ud800'"))
attempt(lambda: symtable.symtable(source, "f", "exec"))
attempt(lambda: exec("#\udc00"))
attempt(lambda: compile("1", "\ud800", "exec").co_filename)
attempt(lambda: compile("1", "f\0", "exec"))
attempt(lambda: compile("1", "f", "ex\ud800ec"))
attempt(lambda: compile("1", "f", "e\0xec"))
attempt(lambda: exec("1 if \0 2"))
attempt(lambda: exec(b"1\0"))
attempt(lambda: type("\ud800", (), {}))
attempt(lambda: setattr(type("a", (), {}), "__name__", "\ud800"))
attempt(lambda: __import__("\ud800"))
attempt(lambda: "a".encode("\ud800"))
