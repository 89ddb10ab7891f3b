from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
timezone(1)
timezone(timedelta(hours=24))
timezone(timedelta(hours=-24))
timezone(timedelta(hours=1),3)
timezone(timedelta(0))
timezone.utc
timezone(timedelta(hours=5,minutes=30))
timezone(timedelta(hours=-5,seconds=1,microseconds=5))
timezone(timedelta(hours=1),'X')
str(timezone(timedelta(hours=1)))
timezone(timedelta(0)) is timezone.utc
timezone.utc.utcoffset(3)
timezone.utc.tzname(None)
timezone.utc.dst(None)
timezone.utc.fromutc(naive)
timezone.utc.fromutc(aware)
timezone.utc.fromutc(3)
timezone(timedelta(hours=1))==timezone(timedelta(hours=1),'a')
hash(timezone.utc)==hash(timedelta(0))
timezone.min
timezone.max
repr(timezone(timedelta(0),'UTC'))
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
