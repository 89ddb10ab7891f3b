values = {"1": 1, "'a'": "a", "[]": [], "None": None, "1.5": 1.5, "{}": {}}
for op in ("+", "-", "*", "/", "//", "%", "**", "@", "&", "<<"):
    for left, right in (("1", "'a'"), ("[]", "1.5"), ("None", "{}")):
        try:
            eval(f"{left} {op} {right}", {}, {})
        except TypeError as e:
            print(e)
        else:
            print(left, op, right, "fine")
