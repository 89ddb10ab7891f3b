# ends: error ok output
exec("x: " + "list[" * 20_000 + "int" + "]" * 20_000)
