# A look-ahead makes empty matches where it finds its character; a search goes on behind each.
import re

print(re.findall(r"(?=(\d\d))", "1234"))
print(re.split(r"(?=b)", "abab"), re.sub(r"(?=[a-c])", "-", "abxc"))
print([match.span() for match in re.finditer(r"(?=é|x)|y", "éyx")])
print(re.findall(r"(?=a)a*", "aab a"), re.findall(r"(?!b)[ab]?", "ab"))
print(re.findall(r"h.*?m", "hello m hm"), re.match(r"a{2,5}?b", "aaab"))
print(re.findall(r"(?:(a)|b)*?c", "abac bc c"), re.findall(r"\w+(?=\n)", "one two\nthree\n"))
