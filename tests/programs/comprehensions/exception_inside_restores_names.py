x = "kept"
def run():
    y = "local"
    try:
        [1 // y for y in (1, 0)]
    except ZeroDivisionError as e:
        print(e, y)
    try:
        {y: 1 for y in [[]]}
    except TypeError as e:
        print(e, y)
    return y
print(run())
try:
    [x / 0 for x in [1]]
except ZeroDivisionError:
    print(x)
