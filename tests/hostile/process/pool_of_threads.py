# ends: timeout
from concurrent.futures import ThreadPoolExecutor
import itertools
with ThreadPoolExecutor(4) as pool:
    list(pool.map(lambda x: sum(itertools.repeat(1)), range(4)))
