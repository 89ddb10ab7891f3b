t = (1, 2)
items = [[t]]
items[0][0][1] = 5
