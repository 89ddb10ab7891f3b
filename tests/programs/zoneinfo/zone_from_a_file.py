import io
import struct
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

names = b"LMT\0CET\0CEST\0"
times = [-2422054408, 1711846800, 1729990800]
header = b"TZif2" + bytes(15)
counts = struct.pack(">6l", 0, 0, 0, len(times), 3, len(names))
empty = struct.pack(">6l", 0, 0, 0, 0, 1, 1)
kinds = struct.pack(">lbb", 3208, 0, 0) + struct.pack(">lbb", 3600, 0, 4) + struct.pack(">lbb", 7200, 1, 8)
body = struct.pack(f">{len(times)}q", *times) + bytes([1, 2, 1]) + kinds + names
data = header + empty + struct.pack(">lbb", 0, 0, 0) + b"\0" + header + counts + body + b"\nCET-1CEST,M3.5.0,M10.5.0/3\n"
zone = ZoneInfo.from_file(io.BytesIO(data), key="Test/Zone")
print(repr(zone), str(zone), zone.key, zone.utcoffset(None))
for moment in (datetime(1800, 1, 1), datetime(2024, 1, 1), datetime(2024, 3, 31, 2, 30), datetime(2024, 10, 27, 2, 30),
               datetime(2030, 7, 1), datetime(2031, 3, 30, 2, 30), datetime(2031, 10, 26, 2, 30)):
    for fold in (0, 1):
        local = moment.replace(tzinfo=zone, fold=fold)
        print(local.isoformat(), local.tzname(), local.dst(), local.timestamp())
    shown = moment.replace(tzinfo=timezone.utc).astimezone(zone)
    print(shown.isoformat(), shown.fold, shown + timedelta(hours=1))
for broken in (b"", b"TZif", b"nothing at all" * 10):
    try:
        ZoneInfo.from_file(io.BytesIO(broken))
    except ValueError as error:
        print(type(error).__name__)
