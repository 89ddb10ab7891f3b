# ends: error ok
import os
for name in ("\udc80", "\ud800", "a\0b", "", "." * 300, "/" * 5000, "x" * 100_000, "\U0001f600" * 1000):
    try:
        open("/tmp/" + name, "w").close()
        print(ascii(os.listdir("/tmp"))[:50])
    except (OSError, ValueError, UnicodeError) as e:
        print(type(e).__name__)
