# ends: timeout ok
text = "a" * 2_000_000
text.rfind("b" + "a" * 1_000_000)
