# ends: error ok memory output
x = ()
for i in range(200_000):
    x = (x,)
hash(x)
