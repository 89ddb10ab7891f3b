# Names by rule, aliases and named sequences, and what is not found.
import unicodedata as u

for name in (
    "bullet",
    "HANGUL SYLLABLE GAGS",
    "hangul syllable ga",
    "CJK UNIFIED IDEOGRAPH-4E00",
    "CJK UNIFIED IDEOGRAPH-4e00",
    "egyptian hieroglyph-13460",
    "LF",
    "keycap asterisk",
    "no such thing",
    "x" * 300,
):
    try:
        print(name[:30], ascii(u.lookup(name)))
    except KeyError as error:
        print(error)
print("\N{BULLET} \N{line feed}".encode(), f"\N{GREEK SMALL LETTER ALPHA}{1}", rb"\N{DASH}")
print("\u2022\ud7a3\ue000\x00".encode("ascii", "namereplace"))
for source in (r'"\N{keycap asterisk}"', r'"\N{}"', r'"\N"', r'f"\N{nope}"'):
    try:
        eval(source)
    except SyntaxError as error:
        print(error)
for character in "\x00\ue000\u9fff\U00017000":
    print(ascii(u.name(character, None)))
