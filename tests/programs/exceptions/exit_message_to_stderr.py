import sys
print("out")
sys.exit("goodbye: " + str(42))
