for x in []:
    print("never")
else:
    print("else on empty")
for x in [1, 2]:
    if x == 2:
        break
else:
    print("not printed")
for x in [1, 2]:
    continue
else:
    print("else after continue", x)
n = 0
while n < 3:
    n += 1
else:
    print("while else", n)
while True:
    break
else:
    print("no")
for x in range(3):
    for y in range(3):
        if y == 1:
            break
    else:
        print("inner else")
        continue
    if x == 1:
        break
else:
    print("outer else")
print(x, y)
