def search(items, wanted):
    for item in items:
        if item == wanted:
            break
        if item is None:
            continue
    else:
        return "missing"
    return "found"


def countdown(number):
    while number > 0:
        number -= 1
        if number == 100:
            break
    else:
        print("done")
    return number


print(search([1, 2], 2), search([], 1), countdown(3))
for _ in []:
    print("never")
for _ in range(2): pass
