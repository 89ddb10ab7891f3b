from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
timedelta(days=10**9)
timedelta(days=-10**9)
timedelta(1.5,2.5)
timedelta('1')
timedelta(days=None)
timedelta(foo=1)
timedelta(days=float('nan'))
timedelta(days=float('inf'))
timedelta(weeks=1,days=1,hours=1,minutes=1,seconds=1,milliseconds=1,microseconds=1)
timedelta.max+timedelta(1)
-timedelta.min
timedelta(1)/0
timedelta(1)//timedelta(0)
timedelta(1)%timedelta(0)
timedelta(1)*'a'
timedelta(1)+1
1-timedelta(1)
timedelta(1)<1
timedelta(1)==1
divmod(timedelta(5),timedelta(2))
timedelta(1)*1.5
timedelta(1)/3
timedelta(1)/0.7
timedelta(1)//7
timedelta(1)/timedelta(hours=5)
timedelta(microseconds=0.5)
timedelta(microseconds=1.5)
timedelta(1)*10**12
timedelta(1)*1e20
timedelta(1)/0.0
timedelta(1)*float('nan')
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
