# ends: memory
functions = []
while True:
    functions.append(lambda x, y=len(functions): functions)
