def total(*values):
    result = 0
    for value in \
            values:
        result = result + \
            value
        if value > 1 \
                and result > 2:
            result -= 1
    return \
        result


print(total(1, 2,
            3))
if total(1) == 1 and \
        total(2) == 2: print("yes")
