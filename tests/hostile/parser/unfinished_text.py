# ends: error output memory
exec("'''" + "x" * 500_000)
