# ends: error output
import re
re.compile("(" * 50_000 + ")" * 50_000)
