from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
date.fromordinal(0)
date.fromordinal(10**7)
date.fromordinal('a')
date.fromtimestamp('a')
datetime.fromtimestamp(float('nan'))
datetime.fromtimestamp(0,5)
datetime.fromtimestamp(0,timezone.utc)
datetime.fromtimestamp(1.9999999,timezone.utc)
datetime.fromtimestamp(-1.5,timezone.utc)
datetime.fromtimestamp(253402300800,timezone.utc)
datetime.fromtimestamp(-62135596801,timezone.utc)
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
