import math
print(math.copysign(1, -0.0), math.copysign(1, 0 * -1.0), -0.0 == 0.0, str(-0.0), 0.0 + -0.0, -0.0 - 0.0, -0.0 * -1, 0 * -0.0, int(-0.0), abs(-0.0), round(-0.3), round(-0.3, 0), -0.0 or "falsy")
print((-0.0).__bool__(), [-0.0, 0.0] == [0.0, -0.0], min(0.0, -0.0), min(-0.0, 0.0), max(-0.0, 0))
