# ends: error output
exec("(" + "0 or " * 3_000 + "1/0)")
