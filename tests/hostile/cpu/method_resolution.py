# ends: timeout ok error
base = object
for i in range(3000):
    base = type(f"C{i}", (base,), {})
while True:
    class Last(base):
        pass
    Last().missing if hasattr(Last(), "missing") else None
