# ends: error output memory
exec("match 1:\n    case " + "[" * 20_000 + "]" * 20_000 + ": pass\n")
