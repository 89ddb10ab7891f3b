flag = True
value = (1 + "a") if flag else (2 + 3)
