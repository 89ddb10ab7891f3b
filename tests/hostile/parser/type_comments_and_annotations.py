# ends: error ok output memory
exec("x: " + "list[" * 20_000 + "int" + "]" * 20_000)
