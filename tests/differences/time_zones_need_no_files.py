# Difference: The zones of the IANA database are there, whatever files there are.
# Cause: Programs run without a file system; CPython takes zones from files of the system or of the package tzdata.
# Workaround: None needed; where only the files count, read one and pass it to ZoneInfo.from_file().
from datetime import datetime, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

try:
    for key in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Dublin", "UTC"):
        zone = ZoneInfo(key)
        for moment in (datetime(1970, 1, 1), datetime(2024, 7, 1, 12), datetime(2100, 1, 1)):
            shown = moment.replace(tzinfo=timezone.utc).astimezone(zone)
            print(key, shown.isoformat(), shown.tzname(), shown.dst())
    print(repr(zone), ZoneInfo("US/Eastern").utcoffset(datetime(2024, 1, 1)), ZoneInfo("UTC") is ZoneInfo("UTC"))
except ZoneInfoNotFoundError as error:
    print(error)
print("Europe/Berlin" in available_timezones())
