from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
date.fromisocalendar(2024,1,1)
date.fromisocalendar(2024,54,1)
date.fromisocalendar(2024,1,8)
date.fromisocalendar(0,1,1)
date.fromisocalendar(10000,1,1)
date.fromisocalendar('a',1,1)
date(2024,1,1).isocalendar()
date(2024,1,1).isocalendar().week
date(2021,1,3).isocalendar()[:2]
date(2024,1,1).isoweekday()
date(2024,1,1).ctime()
naive.ctime()
datetime.combine(date(2024,1,1),time(1,2))
datetime.combine(date(2024,1,1),5)
datetime.combine(5,time())
datetime.combine(naive,time(1,tzinfo=timezone.utc))
datetime.combine(naive,time(1),tzinfo=timezone.utc)
naive.timetz()
aware.timetz()
aware.time()
aware.date()
naive.utctimetuple()
aware.timetuple()
date(2024,3,1).timetuple()
naive.toordinal()
aware.timestamp()
datetime.strptime('2024-01-02 +0130','%Y-%m-%d %z')
datetime.strptime('x','%Y')
date.strptime('2024-05-06','%Y-%m-%d')
time.strptime('10:11','%H:%M')
date.strptime('2024','%Y %H')
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
