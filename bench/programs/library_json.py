# A megabyte of JSON, written and read again.
import json

records = [
    {"id": number, "name": f"record {number}", "ratio": number / 7, "tags": ["a", "b", None], "open": number % 2 == 0}
    for number in range(11_000)
]
size = 0
for _ in range(6):
    text = json.dumps(records)
    size += len(text)
    records = json.loads(text)
print(size, records[-1]["name"], len(json.dumps(records, indent=1)))
