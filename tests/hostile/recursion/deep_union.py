# ends: error ok timeout memory output
x = int | None
for i in range(3000):
    x = x | list[x]
