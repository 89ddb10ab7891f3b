# ends: timeout ok
text = b"a" * 3_000_000
text.find(b"a" * 1_500_000 + b"b")
