# The database of Unicode 3.2 beside today's.
import unicodedata as u

old = u.ucd_3_2_0
print(old.unidata_version)
for character in "\u0221\u04cf\u1d00\u2034\U0002f868\U0001f600\u00ab\u200c":
    print(ascii(character), u.category(character), old.category(character), old.name(character, None))
    print(ascii(u.normalize("NFKD", character)), ascii(old.normalize("NFKD", character)))
    print(u.bidirectional(character), old.bidirectional(character), old.mirrored(character))
print(old.lookup("BELL"))
