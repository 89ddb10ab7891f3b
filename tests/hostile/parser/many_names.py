# ends: error ok memory timeout output
exec("\n".join(f"name{i} = {i}" for i in range(20_000)))
