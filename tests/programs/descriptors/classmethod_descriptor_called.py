"""Calling the descriptor of a class method of a builtin class checks what it is given as the class."""

make = dict.__dict__["fromkeys"]
for arguments in ((), (int,), (5,), (dict, "ab"), (type("D", (dict,), {}), "ab")):
    try:
        print(make(*arguments))
    except TypeError as error:
        print(error)
