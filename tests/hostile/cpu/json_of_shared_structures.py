# ends: timeout memory
import json
x = {}
for i in range(60): x = {"a": x, "b": x}
json.dumps(x)
