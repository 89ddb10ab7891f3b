from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

for key in ("../etc/passwd", "/etc/passwd", "Europe//Berlin"):
    try:
        print(ZoneInfo(key))
    except (ValueError, ZoneInfoNotFoundError) as error:
        print(type(error).__name__, error)
