# ends: error memory output
source = "exec(source)"
exec(source)
