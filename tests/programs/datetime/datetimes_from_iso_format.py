from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
datetime.fromisoformat('2024-01-01')
datetime.fromisoformat('2024-01-01T24:00')
datetime.fromisoformat('2024-12-31T24:00:00')
datetime.fromisoformat('2024-01-01T24:01')
datetime.fromisoformat('2024-01-01x10:20')
datetime.fromisoformat('20240101T102030Z')
datetime.fromisoformat('2024-W01-1T10')
datetime.fromisoformat('2024-01-01T10:20:30.000001+05:30')
datetime.fromisoformat('2024-01-01T')
datetime.fromisoformat('x')
datetime.fromisoformat('9999-12-31T24:00')
datetime.fromisoformat('2024-01-01T10:20+5')
datetime.fromisoformat(3)
datetime.fromisoformat('2024-13-01T00:00')
datetime.fromisoformat('2024-01-01T25:00')
datetime.fromisoformat('2024-01-01\u00e910:20')
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
