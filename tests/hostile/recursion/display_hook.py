# ends: error ok
import sys
sys.displayhook = lambda x: exec(compile("1", "", "single"))
exec(compile("1", "", "single"))
