# ends: error output
exec("'''" + "x" * 500_000)
