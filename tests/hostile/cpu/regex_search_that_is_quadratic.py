# ends: timeout ok
import re
re.search("a+b", "a" * 200_000)
