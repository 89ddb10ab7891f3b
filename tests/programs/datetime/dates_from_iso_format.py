from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo

naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
date.fromisoformat('2024-1-1')
date.fromisoformat('20240101')
date.fromisoformat('2024-W01-1')
date.fromisoformat('2024W011')
date.fromisoformat('2024-W54')
date.fromisoformat('2024-W53-1')
date.fromisoformat(1)
date.fromisoformat('2024-02-30')
date.fromisoformat('')
date.fromisoformat('2024-W01-0')
date.fromisoformat('0000-01-01')
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
