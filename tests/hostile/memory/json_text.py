# ends: memory error
import json
json.dumps([["x" * 100] * 1000] * 1_000)
