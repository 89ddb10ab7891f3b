# ends: error
import json
json.loads("[" * 200_000 + "]" * 200_000)
