# ends: ok error output memory
float("1" * 300_000), float("1." + "0" * 300_000 + "1e5"), float.fromhex("0x" + "f" * 1_000_000)
