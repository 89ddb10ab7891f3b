import re

cases = [
    (r"\w+\s", "word word"),
    (r"(\w+) (\w+)", "left right"),
    (r"\w+w", "www"),
    (r"[^/]+/", "a/b"),
    (r"[^/]+b", "aab/b"),
    (r"\d{2,3}4", "1234"),
    (r"\w+é", "caféé"),
    (r"\w+λ", "λλλ x"),
    (r"\S+\s", "λλ\u2003"),
    ("[^\\s]+\u2003", "λλ\u2003"),
    (r".*\n", "line\nnext"),
    (r"(?:[a-z]+ )+$", "ab cd ef "),
    (r"(a+)(a+)", "aaa"),
    (r"x*", "xxx"),
    (r"(\w*)", ""),
    (r"\d+(?=a)", "123a"),
    (r"\d+(?!4)", "1234"),
]
for pattern, text in cases:
    for match in (re.search(pattern, text), re.fullmatch(pattern, text), re.search(pattern, text, re.ASCII)):
        print(pattern, match and (match.span(), match.groups()))
print(re.findall(r"^.*$", "a\n\nbc\n", re.M), re.findall(r"(?m)^\w", "a\nb\r\nc"), re.sub(r"^", "> ", "x\ny\n", flags=re.M))
print([match.span() for match in re.finditer(r"(?m)^", "a\nb\n")], re.findall("😀x", "\uf600x😀x"))
