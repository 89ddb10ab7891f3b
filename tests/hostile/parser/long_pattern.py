# ends: error ok output
exec("match 1:\n    case " + " | ".join(map(str, range(30_000))) + ": pass\n")
