# ends: timeout ok
import re
re.match(r"(?=(a+))(?:\1a)*(?:(?:a+)+)+b", "a" * 50)
