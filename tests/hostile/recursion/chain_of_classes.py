# ends: error ok timeout memory output
C = object
for i in range(20_000):
    C = type("C", (C,), {})
C().x
