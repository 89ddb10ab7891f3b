# Difference: a lone high surrogate followed by a lone low surrogate becomes the one character they encode in UTF-16.
# Cause: strings are JavaScript strings, in which such a pair and the character are the same text.
# Workaround: keep halves of pairs apart, as bytes or as a list of strings, until they are decoded.
high, low = "\ud83d", "\ude00"
joined = high + low
print(len(high), len(low), len(joined))
print(joined == chr(0x1F600))
print(ascii(joined[0]), ascii(joined[::-1]))
