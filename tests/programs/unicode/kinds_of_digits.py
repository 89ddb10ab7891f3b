# Decimal digits, digits and numbers are three things; identifiers and printable characters.
for character in "7\u0667\u00b2\u2460\u2167\u4e07\u00bd\U0001d7d8\U00010d40":
    print(ascii(character), character.isdecimal(), character.isdigit(), character.isnumeric(), character.isalnum())
for text in "a\u00b7", "\u00b7a", "\u2118", "x\u0301", "\U00020000", "9a", "", "\u2e2f", "\U00010d6f":
    print(ascii(text), text.isidentifier())
for character in "\u00ad\u2028\u3000\ue000\u0378\U000e0001 \u00e9":
    print(ascii(character), character.isprintable(), ascii(repr(character)))
print(int("\u0661\u0662"), float("\u0663.\u0664"))
