import _stat
import _statistics
import stat
import statistics

for mode in [0o104755, 0o041777, 0o100644, 0o120777, 0o010600, 0o102750, 0o000640]:
    print(stat.filemode(mode), _stat.S_ISREG(mode), _stat.S_ISDIR(mode), oct(_stat.S_IMODE(mode)), oct(_stat.S_IFMT(mode)))
print(_stat.S_ISDOOR(0), _stat.UF_SETTABLE)
normal = statistics.NormalDist(100, 15)
print([normal.inv_cdf(p) for p in (1e-12, 0.001, 0.3, 0.5, 0.975, 1 - 1e-9)])
try:
    _statistics._normal_dist_inv_cdf(1.5, 0, 1)
except ValueError as error:
    print(type(error).__name__)
