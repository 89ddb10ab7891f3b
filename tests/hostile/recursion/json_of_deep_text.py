# ends: error memory output
import json
json.loads("[" * 200_000 + "]" * 200_000)
