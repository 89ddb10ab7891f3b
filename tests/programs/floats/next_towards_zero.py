import math
import sys

least = sys.float_info.min * sys.float_info.epsilon
for x, y in ((least, 0.0), (-least, 0.0), (least, -0.0), (-least, -0.0), (-0.0, 0.0), (0.0, -0.0)):
    print(math.nextafter(x, y), math.nextafter(x, y, steps=1), math.nextafter(x, y, steps=3))
