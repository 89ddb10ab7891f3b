d = {1: "a", 2: "b"}
print({1, 5} & d.keys(), d.keys() & {1, 5}, {1} | d.keys(), {1, 2} == d.keys(), {1} < d.keys(), {1} - d.keys(), d.keys() - [1], [2, 3] & d.keys(), [1] ^ d.keys())
