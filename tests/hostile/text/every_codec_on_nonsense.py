# ends: ok error timeout memory
import encodings.aliases
data = bytes(range(256)) * 20
for name in sorted(set(encodings.aliases.aliases.values())):
    for errors in ("strict", "replace", "ignore", "backslashreplace", "surrogateescape"):
        try:
            text = data.decode(name, errors)
            text.encode(name, errors)
        except Exception as e:
            pass
print("done")
