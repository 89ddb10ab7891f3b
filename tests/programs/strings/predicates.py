names = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii"]
for s in ("", "abc", "ABC", "Abc Def", "123", "²", "½", "١", " \t\n", "a1", "1a", "_x", "é", "a b", "\x1c", "class", "ǅ", "\x00", "五"):
    print(repr(s), [n for n in names if getattr(s, n)()])
