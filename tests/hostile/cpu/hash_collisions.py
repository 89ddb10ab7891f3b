# ends: timeout ok
size = 2**61 - 1
table = {i * size: i for i in range(30_000)}
table2 = {(i * size,): i for i in range(30_000)}
