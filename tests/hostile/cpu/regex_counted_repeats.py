# ends: timeout ok error memory
import re
re.compile("((((a{1,100}){1,100}){1,100}){1,100}){1,100}").match("a" * 1000)
