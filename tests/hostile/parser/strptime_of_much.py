# ends: error ok output memory
import time
time.strptime("1" * 1000, "%d" * 500)
