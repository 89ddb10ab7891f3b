from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
date(2024,1,1)+timedelta(10**7)
date(1,1,1)-timedelta(1)
date.max+timedelta(1)
date(2024,1,1)+1
date(2024,1,1)-1
date(2024,1,1)<1
date(2024,1,1)<naive
date(2024,1,1)==naive
naive<date(2024,1,1)
naive-date(2024,1,1)
date(2024,1,2)-date(2024,1,1)
date(2024,1,2)-naive
naive<aware
naive==aware
naive-aware
time(1)<time(1,tzinfo=timezone.utc)
time(1)==time(1,tzinfo=timezone.utc)
time(1)<1
datetime.max+timedelta(1)
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
