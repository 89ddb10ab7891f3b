s = "a😀b𝒳c"
print(len(s), s[1], s[2], s[3], s[-2], s[1:4], s[::-1], list(s))
print(s.find("b"), s.index("𝒳"), s.rfind("c"), s.replace("😀", "?"), s.center(9, "*"), s.split("b"), "😀" in s, s.count("𝒳"))
print("😀😀"[1], "😀" * 3, "x😀".ljust(4, "😀"), ord("😀"), chr(0x1F600) == "😀", [hex(ord(c)) for c in s], "%c" % 0x1D4B3)
