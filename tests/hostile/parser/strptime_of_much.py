# ends: error ok output
import time
time.strptime("1" * 1000, "%d" * 500)
