# ends: error ok output memory
exec("if 0: pass\n" + "elif 0: pass\n" * 50_000)
