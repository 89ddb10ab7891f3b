from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
naive.astimezone(5)
aware.astimezone(timezone(timedelta(hours=2)))
naive.isoformat('xx')
naive.isoformat(timespec='foo')
naive.isoformat(' ','minutes')
aware.isoformat(timespec='milliseconds')
naive.replace(year=0)
naive.replace(tzinfo=3)
aware.replace(tzinfo=None)
time(1,2,3,4).replace(minute=70)
time(1).isoformat(timespec='hours')
time(1,2).isoformat()
time(1,2,3,4,tzinfo=timezone.utc).isoformat('milliseconds')
date(2024,1,1).replace(day=32)
naive.strftime(5)
naive.strftime('')
date(5,1,1).strftime('%Y %C %G %F')
format(naive,'%Y')
format(naive,'')
time(1,2,3,4).strftime('%H:%M:%S.%f %Y')
date(2024,1,1).strftime('%H:%M %f')
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
