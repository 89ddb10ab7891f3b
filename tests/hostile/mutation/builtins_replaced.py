# ends: ok error
__builtins__ = 5
exec("print(1)", {"__builtins__": {}})
