import enum
import json
from collections import OrderedDict, namedtuple


class Color(enum.IntEnum):
    RED = 1


class Text(str):
    pass


class Items(dict):
    def items(self):
        return [("replaced", True)]


data = {"b": [1, 2.5, -0.0, 1e22, True, None], "a": {"x": (), "y": {}}, 3: "é\u2028\U0001f600\"\\\n", None: [[]]}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data, indent=2))
print(json.dumps([data, []], indent="\t", separators=(",", ":")))
print(json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True, indent=1))
print(json.dumps({(1, 2): 3, "k": 4}, skipkeys=True), json.dumps({(1, 2): 3}, skipkeys=True, indent=3))
print(json.dumps([Color.RED, Text("t"), {Color.RED: Text("u"), 1.5: 2, False: 3}, 2**70]))
print(json.dumps(Items(a=1)), json.dumps(OrderedDict(z=1, y=2)), json.dumps(namedtuple("P", "x y")(1, 2)))
print(json.dumps([float("inf"), float("-inf"), float("nan")]))
print(json.encoder.c_make_encoder is not None)
try:
    json.dumps({1: 0, "a": 0}, sort_keys=True)
except TypeError as error:
    print(error)
