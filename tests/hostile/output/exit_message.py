# ends: exit output
raise SystemExit("x" * 10_000_000)
