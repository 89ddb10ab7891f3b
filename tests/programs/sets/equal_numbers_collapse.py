print(len({1, 1.0, True, 1 + 0j}), {1, True}, {True, 1}, {0.0, -0.0}, len({float("nan"), float("nan")}), {2**53, float(2**53)}, 2**60 in {float(2**60)})
print({1.0, 2} & {1, 2.0}, {1} | {1.0}, {1.0} | {1}, {1} ^ {True})
