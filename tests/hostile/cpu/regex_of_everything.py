# ends: timeout memory
import re
while True:
    re.findall("", "a" * 1_000_000), re.split("a", "a" * 500_000), re.sub("a", "bb", "a" * 500_000), re.sub("[^x]", lambda m: "", "a" * 100_000)
