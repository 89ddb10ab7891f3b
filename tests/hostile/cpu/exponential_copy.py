# ends: timeout ok
import copy, json, pickle
x = []
for i in range(40):
    x = [x, x]
copy.deepcopy(x)
json.dumps(x)
