# ends: timeout ok
text = b"ab" * 1_000_000
text.count(b"ab" * 400_000 + b"b")
