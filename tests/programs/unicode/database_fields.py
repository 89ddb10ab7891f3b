# What unicodedata says about a few characters of every kind.
import unicodedata as u

for character in "A\u01c5\u00bd\u0661\u4e03\u0301\uac00\u2603\U0001f600\U0001fae9\u0378\ue000\n ":
    print(
        ascii(character),
        u.category(character),
        u.bidirectional(character),
        u.combining(character),
        u.mirrored(character),
        u.east_asian_width(character),
        u.decimal(character, None),
        u.digit(character, None),
        u.numeric(character, None),
        repr(u.decomposition(character)),
        u.name(character, None),
    )
print(u.unidata_version)
