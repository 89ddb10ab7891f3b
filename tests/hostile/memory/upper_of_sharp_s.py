# ends: error memory ok
text = "\u0390" * 20_000_000
text.upper()
