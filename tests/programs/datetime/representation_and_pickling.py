from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
repr(naive)
repr(aware)
repr(datetime(2024,1,1,fold=1))
repr(time(1,2,3))
repr(time(1,fold=1,tzinfo=timezone.utc))
repr(timedelta(1,2,3))
repr(timedelta())
repr(-timedelta(microseconds=1))
str(timedelta(1,2,3))
str(-timedelta(1,5))
str(timedelta(2))
str(aware)
str(time(1,2))
str(date(2024,1,1))
timedelta(1,2,3).total_seconds()
abs(timedelta(-1))
bool(timedelta())
+timedelta(1)
timedelta(1).__reduce__()
naive.__reduce__()
aware.__reduce_ex__(2)
datetime(2024,1,1,fold=1).__reduce_ex__(4)
date(2024,1,1).__reduce__()
time(1,2,3,4,fold=1).__reduce_ex__(3)
time(1,2,3,4,fold=1).__reduce_ex__(4)
time(1,tzinfo=timezone.utc).__reduce__()
timezone.utc.__reduce__()
timezone(timedelta(1,-5),'a').__reduce__()
timezone.utc.__getinitargs__()
date(b'\x07\xe8\x01\x01')
datetime(b'\x07\xe8\x01\x01\x01\x02\x03\x00\x00\x04')
time(b'\x81\x02\x03\x00\x00\x04')
date(b'\x07\xe8\x0d\x01')
hash(date(2024,1,1))==hash(date(2024,1,1))
hash(naive)==hash(naive.replace(fold=1))
hash(aware)==hash(aware.astimezone(timezone(timedelta(hours=3))))
date.min
date.max
date.resolution
datetime.min
datetime.max
datetime.resolution
time.min
time.max
timedelta.min
timedelta.max
timedelta.resolution
MINYEAR
MAXYEAR
UTC
naive.fold
naive.nofield
datetime.now(timezone.utc).tzinfo
timedelta(1).days
setattr(naive,'year',1)
setattr(timedelta(1),'days',3)
date(2024,1,1).weekday()
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
