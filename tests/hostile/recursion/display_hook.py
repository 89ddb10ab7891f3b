# ends: error ok memory output
import sys
sys.displayhook = lambda x: exec(compile("1", "", "single"))
exec(compile("1", "", "single"))
