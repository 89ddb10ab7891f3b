import re


def check(text):
    pattern = re.compile(r"^(a+)+$")
    return pattern.match(text)


print(check("a" * 40 + "!"))
