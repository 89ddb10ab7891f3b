# What stands behind a date of the right length, or between a time and its offset, is not looked at.
from datetime import date, datetime, time


def show(read, text):
    try:
        print(ascii(text), repr(read(text)))
    except ValueError as error:
        print(ascii(text), "-", ascii(str(error)))


for text in ("20240131x", "2024013199", "20240131é", "2024-W05", "2024W05x", "2024-W05x3", "9999-W52-7", "0000W011", "2024-W54"):
    show(date.fromisoformat, text)
for text in ("20242024", "202420245", "2024202412345678", "12:", "123", "12:3", "12.5", "12:30.5", "12:30:45.", "12:3045", "1230:45"):
    show(time.fromisoformat, text)
for text in ("12 +01:30", "123045x+01", "12:30+24", "12:30+23:59:59.999999", "12Z0", "12+01:", "24", "24:00:00.000001", "T24", "2431-31", "", "T", "+"):
    show(time.fromisoformat, text)
for text in ("2024-01-31T", "2024-01-31", "2024-01-31T24", "2024-12-31T24:00", "9999-12-31T24", "2024-13-01T24:00", "2024-02-30T24:30"):
    show(datetime.fromisoformat, text)
for text in ("2024-01-31é12", "2024-01-31\ud80012", "20240131\U0001f60012:30", "0000-01-01T12:30ZZ", "2024-13-01T25", "2024-13-01T12:", "2024W05T12"):
    show(datetime.fromisoformat, text)
