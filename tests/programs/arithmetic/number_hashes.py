print(hash(0), hash(1), hash(-1), hash(-2), hash(12345), hash(2**30), hash(-(2**30)))
print(hash(1.0) == hash(1) == hash(True), hash(0.5) == hash(1), hash(float("inf")), hash(float("-inf")), hash(-0.0))
print(hash(10**30) == hash(1e30), hash(10**22) == hash(1e22), hash(1 + 0j) == hash(1), hash(7 + 0j), hash(3.0))
print(hash(2**70) == hash(float(2**70)), hash(-(2**70)) == -hash(2**70), hash(2**53 + 1) == hash(float(2**53)))
