# ends: error ok output
exec("if 0: pass\n" + "elif 0: pass\n" * 50_000)
