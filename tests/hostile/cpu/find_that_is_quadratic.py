# ends: timeout ok
text = "a" * 3_000_000
text.find("a" * 1_500_000 + "b" + "a" * 1_000_000)
