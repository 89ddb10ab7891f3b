# ends: error ok output memory
exec("match 1:\n    case " + " | ".join(map(str, range(30_000))) + ": pass\n")
