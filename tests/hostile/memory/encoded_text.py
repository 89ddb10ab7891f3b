# ends: error memory ok
("\u20ac" * 30_000_000).encode("utf-32")
