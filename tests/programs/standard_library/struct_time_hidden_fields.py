import copy
import pickle
import time

moment = time.struct_time(range(9), {"tm_zone": "UTC", "tm_gmtoff": 5})
print(moment.tm_zone, moment.tm_gmtoff, moment, len(moment), moment.__reduce__())
print(pickle.loads(pickle.dumps(moment)).tm_zone, copy.copy(moment).tm_gmtoff)
for arguments in (
    (range(9), {"nope": 1}), (range(11), {"tm_zone": "x"}), (range(10), {"tm_zone": "x"}), (range(9), 5),
    (range(8), {}), (range(12),), (5,), (range(10), {"tm_gmtoff": 1}), (range(9), None), (range(9), {}),
):
    try:
        print(time.struct_time(*arguments).tm_zone)
    except TypeError as error:
        print(error)
