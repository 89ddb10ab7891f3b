from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo


class IntOffset(tzinfo):
    def utcoffset(self, dt):
        return 5


class LongOffset(tzinfo):
    def utcoffset(self, dt):
        return timedelta(days=2)


class OddName(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1)

    def tzname(self, dt):
        return 3

    def dst(self, dt):
        return None


naive = datetime(2024, 1, 1)
aware = datetime(2024, 1, 1, tzinfo=timezone.utc)
expressions = r"""
tzinfo().utcoffset(None)
tzinfo().tzname(None)
tzinfo().dst(None)
tzinfo().fromutc(naive)
tzinfo().fromutc(3)
datetime(2024,1,1,tzinfo=tzinfo()).utcoffset()
datetime(2024,1,1,tzinfo=IntOffset()).utcoffset()
datetime(2024,1,1,tzinfo=LongOffset()).utcoffset()
datetime(2024,1,1,tzinfo=OddName()).tzname()
datetime(2024,1,1,tzinfo=OddName()).dst()
OddName().fromutc(datetime(2024,1,1,tzinfo=OddName()))
datetime(2024,1,1,tzinfo=OddName()).timetuple().tm_isdst
"""
for expression in expressions.split("\n")[1:-1]:
    try:
        result = eval(expression)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(expression, "->", ascii(result))
