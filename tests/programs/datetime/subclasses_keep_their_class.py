from datetime import date, datetime, time, timedelta, timezone


class Day(date):
    pass


class Moment(datetime):
    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls, *args, **kwargs)
        self.note = "made"
        return self


class Span(timedelta):
    pass


day = Day(2024, 2, 28)
print(repr(day + timedelta(2)), type(day.replace(day=1)).__name__, day == date(2024, 2, 28), hash(day) == hash(date(2024, 2, 28)))
moment = Moment(2024, 1, 1, 12, tzinfo=timezone.utc)
later = moment + timedelta(hours=13)
print(repr(later), later.note, type(later - moment).__name__, type(moment.date()).__name__, moment.note)
print(type(Moment.now()).__name__, type(Moment.fromisoformat("2024-01-01")).__name__, type(Span(1) + Span(2)).__name__)
print(repr(Span(days=1)), isinstance(moment, date), sorted([later, moment]) == [moment, later], type(moment.time()).__name__)
print({date(2024, 1, 1): "a"}[date(2024, 1, 1)], date(2024, 1, 1) in {date(2024, 1, 1)}, time(1) in {time(1, 0)}, bool(time(0)))
