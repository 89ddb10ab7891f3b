text = "a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i\n\n"
print(text.splitlines())
print(text.splitlines(True))
print("".splitlines(), "\n".splitlines(), "a".splitlines(keepends=True), "a\n\r\nb".splitlines())
