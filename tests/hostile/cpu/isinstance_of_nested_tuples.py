# ends: ok timeout error
kinds = int
for i in range(22):
    kinds = (kinds, kinds)
isinstance("", kinds)
