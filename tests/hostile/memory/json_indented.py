# ends: memory error
import json
json.dumps([[[[1]]]] * 1000, indent=100_000)
