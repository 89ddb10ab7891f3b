import copy
import os
import time

moment = time.gmtime(0)
print(copy.replace(moment, tm_year=2000, tm_zone="X").tm_zone)
for wrong in ({"first": 1, "second": 2}, {"tm_year": 1, "third": 3}):
    try:
        copy.replace(moment, **wrong)
    except TypeError as error:
        print(error)
try:
    copy.replace(os.stat_result(range(10)), st_mode=1)
except TypeError as error:
    print(error)
