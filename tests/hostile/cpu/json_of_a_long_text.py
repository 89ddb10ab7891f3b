# ends: timeout memory
import json
text = "[" + "1," * 2_000_000 + "1]"
while True:
    json.loads(text), json.dumps("\u20ac\x01" * 1_000_000), json.loads('"' + "\\u20ac" * 500_000 + '"')
