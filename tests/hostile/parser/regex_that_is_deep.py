# ends: error output memory
import re
re.compile("(" * 50_000 + ")" * 50_000)
