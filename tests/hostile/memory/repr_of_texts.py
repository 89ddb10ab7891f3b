# ends: error memory
repr(["\x00" * 1_000_000] * 100)
