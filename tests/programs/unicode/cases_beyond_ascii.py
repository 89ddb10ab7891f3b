# Full case mappings, final sigma, and pairs that are new in Unicode 16.
words = ["\u00df", "\ufb03", "\u01c6", "\u0130", "\u1f80", "\u1fb3", "\u0149", "\u0390", "\u13a0\uab70", "\u10d0\u1c90"]
words += ["A\u03a3", "A\u03a3B", "A.\u03a3", "\u03a3", "A\u03a3\u00ad", "\u0264", "\ua7cb", "\ua7da", "\U00010d50\U00010d70"]
for word in words:
    forms = [word.lower(), word.upper(), word.title(), word.casefold(), word.swapcase(), word.capitalize()]
    print(ascii(word), *map(ascii, forms), word.islower(), word.isupper(), word.istitle())
