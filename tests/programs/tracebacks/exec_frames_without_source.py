code = compile("def boom(n):\n    return n / 0\n\nboom(5)\n", "dynamic.py", "exec")
exec(code)
