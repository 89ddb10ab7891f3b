"""How many digits a literal may have is what sys.set_int_max_str_digits() says."""

import sys

source = f"a = 1\nb = {'3' * 3000}\n"
for limit in (3000, 2999, 0, 4300):
    sys.set_int_max_str_digits(limit)
    try:
        compile(source, "literal", "exec")
    except SyntaxError as error:
        print(limit, error.lineno, error.msg)
    else:
        print(limit, "compiles")
