from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
date(0,1,1)
date(10000,1,1)
date(2024,13,1)
date(2024,2,30)
date()
date(2024)
date(2024,1)
date(1,2,3,4)
date('2024',1,1)
date(2024.5,1,1)
date(year=2024,month=1,foo=1)
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
