# ends: timeout ok
import re
re.search("(.*)(.*)(.*)(.*)(.*)(.*)x", "y" * 300)
