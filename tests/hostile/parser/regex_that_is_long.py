# ends: error ok timeout memory output
import re
re.compile("a|" * 50_000).match("b")
