# ends: timeout memory
import json
data = [{"name": "x" * 10, "values": [1, 2.5, None, True]}] * 30_000
while True:
    json.loads(json.dumps(data))
