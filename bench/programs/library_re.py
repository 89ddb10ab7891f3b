# Regular expressions over a megabyte of text.
import re

line = "2024-05-17 12:30:59 INFO user{0}@example.org fetched /page/{0}?q=term%20{0} in {0} ms, \"quoted {0}\"\n"
text = "".join(line.format(number) for number in range(11_000))
print(len(re.findall(r"\w+@\w+\.\w+", text)))
print(sum(int(match[1]) for match in re.finditer(r"in (\d+) ms", text)))
print(len(re.sub(r'"([^"]*)"', r"<\1>", text)))
print(len(re.split(r"[ ,?]+", text)))
print(len(re.findall(r"(?m)^\d{4}-(\d\d)-\d\d .*?(/page/\d+)", text)))
print(len(re.findall(r"(?i)TERM|quoted|nothing", text)))
