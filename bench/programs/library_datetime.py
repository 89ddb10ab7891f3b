# Dates and times: arithmetic, comparison, text.
from datetime import date, datetime, timedelta, timezone

start = datetime(2020, 1, 1, tzinfo=timezone.utc)
moments = [start + timedelta(hours=7 * number, minutes=number) for number in range(60_000)]
spans = [later - earlier for earlier, later in zip(moments, moments[1:])]
print(sum(spans, timedelta()), max(moments), sum(moment.weekday() for moment in moments))
texts = [moment.isoformat() for moment in moments]
print(sum(datetime.fromisoformat(text) == moment for text, moment in zip(texts, moments)))
print(len({moment.date() for moment in moments}), moments[5].strftime("%Y-%m-%d %H:%M"))
days = [date(2000, 1, 1) + timedelta(days=number) for number in range(60_000)]
print(sum(day.day == 1 for day in days), days[-1], sum(day.toordinal() for day in days))
