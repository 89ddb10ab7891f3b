for source in ("[x, y for x in 1, 2]", "[x for x in 1, 2]", "{**a for a in b}", "[*a for a in b]", "f(x for x in y, 1)", "[x for 1 in y]", "[x if y for z in w]", "(x for x)", "{x: for x in y}", "[x async for x in y]", "f(a=1 for a in b)", "[yield x for x in y]", "{k: v, **d for d in e}"):
    try:
        compile(source, "<s>", "eval")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
