# ends: ok error
import sys
sys.modules.clear()
import json
json.dumps(1)
