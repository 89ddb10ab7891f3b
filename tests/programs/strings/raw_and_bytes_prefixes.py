print(r"\\", R"\t", rb"\x", Rb"\n", bR"\0", u"é", f"{1}", fr"\{1}", rF"{2}\n", F"{3}")
for source in ("ur'a'", "bu'a'", "fb'a'", "ff'a'", "uf'a'", "tf''", "rr''"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, e.msg)
