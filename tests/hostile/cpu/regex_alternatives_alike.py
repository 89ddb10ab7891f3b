# ends: timeout ok
import re
re.match("(?:a|a|aa)*c", "a" * 60)
