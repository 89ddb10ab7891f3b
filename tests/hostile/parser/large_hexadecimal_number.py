# ends: error ok memory output
eval("0x" + "f" * 500_000)
