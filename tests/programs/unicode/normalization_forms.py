# All four forms: composition, exclusions, Hangul, order of marks.
import unicodedata as u

texts = ["e\u0301", "\u212b", "\ufb01", "\u0958", "\u1112\u1161\u11ab", "q\u0307\u0323", "\u1e9b\u0323", "\u0344", "\u2126x"]
for text in texts:
    for form in "NFC", "NFD", "NFKC", "NFKD":
        print(ascii(text), form, ascii(u.normalize(form, text)), u.is_normalized(form, text))
try:
    u.normalize("NFX", "a")
except ValueError as error:
    print(error)
ﬁ = 1
print(fi)
