# ends: error output memory
exec("".join(" " * i + "def f():\n" for i in range(90)) + " " * 90 + "pass\n")
exec("".join(" " * i + "def f():\n" for i in range(2000)) + " " * 2000 + "pass\n")
