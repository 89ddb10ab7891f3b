# ends: memory error
items = [0]
while True:
    items *= 2
