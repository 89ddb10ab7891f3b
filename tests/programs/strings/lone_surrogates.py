s = "\ud83d" + "\ude00"
print(len(s), s == "😀", ascii(s), repr("\ud800"), s[0] == "\ud83d", ascii(s[::-1]))
try:
    s.encode()
except UnicodeEncodeError as e:
    print(e)
print(s.encode("utf-8", "surrogatepass"), s.encode("utf-16-le", "surrogatepass").decode("utf-16-le") == "😀")
