s = "hELLO wORLD 3rd o'neil"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), sep="|")
print("ß".upper(), "ß".casefold(), "ŉ".upper(), "İ".lower().encode("unicode_escape"), "ǆ".title(), "ΑΣ".lower(), "ΑΣΑ".lower(), "ﬁ".upper(), "ﬁx".capitalize(), "ſ".swapcase())
