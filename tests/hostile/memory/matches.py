# ends: memory error timeout
import re
items = []
while True:
    items.extend(re.finditer("a", "a" * 10_000))
