# ends: error
source = "exec(source)"
exec(source)
