# ends: memory timeout
import re
items = []
while True:
    items.append(re.compile(f"(a|b{len(items)})*[x-z]{{1,5}}" * 20))
