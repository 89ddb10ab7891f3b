# ends: timeout ok
text = b"ab" * 1_000_000
text.replace(b"ab" * 400_000 + b"b", b"x")
