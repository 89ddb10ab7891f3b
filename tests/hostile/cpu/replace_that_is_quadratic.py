# ends: timeout ok
text = "ab" * 1_000_000
text.replace("ab" * 400_000 + "b", "")
