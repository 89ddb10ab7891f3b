# ends: timeout ok
import re
re.fullmatch("(?:a?){40}a{40}", "a" * 40)
