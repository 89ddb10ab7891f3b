for s in ("plain", "it's", 'say "hi"', "it's \"both\"", "new\nline\ttab\r", "back\\slash", "\x00\x1f\x7f\x80\xa0\xad", "é ß 😀", "\u200b\u2028\ue000\U000e0001\uffff", "{}", "\u0378"):
    print(repr(s), ascii(s))
