# ends: error ok output memory
exec("@f\n" * 20_000 + "def g(): pass\n", {"f": lambda x: x})
