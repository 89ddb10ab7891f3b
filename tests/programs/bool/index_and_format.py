print("no yes".split()[True], f"{True}", f"{True:d}", f"{True:>6}", f"{False:5}|", "%d %s %r" % (True, True, False), f"{True:b}", format(True, "x"), "{:.1f}".format(True))
print(True.real, True.bit_length(), True.to_bytes(1), int.__repr__(True), bool.__and__(True, 3), True.__and__(1.0), bool.from_bytes(b"\x01"))
