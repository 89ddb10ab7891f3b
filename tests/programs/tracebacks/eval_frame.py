def calc(expression):
    return eval(expression, {"x": 5})

calc("x + y")
