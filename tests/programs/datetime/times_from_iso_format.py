from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
time.fromisoformat('24:00')
time.fromisoformat('T12:30')
time.fromisoformat('1230')
time.fromisoformat('12')
time.fromisoformat('12:30:45.123')
time.fromisoformat('12:30:45,1234567')
time.fromisoformat('12:30Z')
time.fromisoformat('12:30+01:30:15.5')
time.fromisoformat('12:30+25:00')
time.fromisoformat('12:3')
time.fromisoformat('12:30:61')
time.fromisoformat('1')
time.fromisoformat(5)
time.fromisoformat('12:30-00:00')
time.fromisoformat('12.5')
time.fromisoformat('24:00:00.1')
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
