# ends: error ok output
import re
re.compile("(?=" * 5_000 + "a" + ")" * 5_000).match("a")
