exec("def f():\n    return (1 +\n")
