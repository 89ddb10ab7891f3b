# ends: timeout ok error memory
import re
re.compile("[" + "".join(chr(i) for i in range(0x100, 0x8000, 2)) + "]+", re.I).search("z" * 100_000)
