# ends: error ok output memory
import re
re.compile("(?=" * 5_000 + "a" + ")" * 5_000).match("a")
